// SPDX-License-Identifier: Apache-2.0
/** Larder in place of other JCache providers, and beside them. */
@NullMarked
package io.larder.interop.replacement;

import org.jspecify.annotations.NullMarked;
