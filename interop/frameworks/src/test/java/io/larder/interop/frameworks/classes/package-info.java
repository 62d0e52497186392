// SPDX-License-Identifier: Apache-2.0
/** Applications whose classes are not those that wrote what they read. */
@NullMarked
package io.larder.interop.frameworks.classes;

import org.jspecify.annotations.NullMarked;
