// SPDX-License-Identifier: Apache-2.0
/** Larder where others call it: by annotations, by routes, and with classes that come, change and go. */
@NullMarked
package io.larder.interop.frameworks;

import org.jspecify.annotations.NullMarked;
