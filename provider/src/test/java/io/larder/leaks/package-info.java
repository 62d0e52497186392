// SPDX-License-Identifier: Apache-2.0
/** That nothing is left of a cache once it is closed. */
@NullMarked
package io.larder.leaks;

import org.jspecify.annotations.NullMarked;
