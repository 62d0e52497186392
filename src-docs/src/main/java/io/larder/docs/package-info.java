// SPDX-License-Identifier: Apache-2.0
/** Writes the parts of the documentation that follow from the code. */
@NullMarked
package io.larder.docs;

import org.jspecify.annotations.NullMarked;
