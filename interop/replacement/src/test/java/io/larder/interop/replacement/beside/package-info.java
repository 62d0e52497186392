// SPDX-License-Identifier: Apache-2.0
/** An application with two JCache providers. */
@NullMarked
package io.larder.interop.replacement.beside;

import org.jspecify.annotations.NullMarked;
