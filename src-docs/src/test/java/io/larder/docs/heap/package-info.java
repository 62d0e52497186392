// SPDX-License-Identifier: Apache-2.0
/** A store in a few lines, to show what one has to do. */
@NullMarked
package io.larder.docs.heap;

import org.jspecify.annotations.NullMarked;
