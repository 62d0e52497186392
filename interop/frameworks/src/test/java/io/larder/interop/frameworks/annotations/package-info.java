// SPDX-License-Identifier: Apache-2.0
/** A library whose books are cached by the annotations of JSR-107. */
@NullMarked
package io.larder.interop.frameworks.annotations;

import org.jspecify.annotations.NullMarked;
