// SPDX-License-Identifier: Apache-2.0
/** What tests of caches share: a clock that tests move, sequences of operations, what is recorded of their effects. */
@NullMarked
package io.larder.testing;

import org.jspecify.annotations.NullMarked;
