// SPDX-License-Identifier: Apache-2.0
/** That concurrent operations have the results that some order of them one after the other would have had. */
@NullMarked
package io.larder.linearizability;

import org.jspecify.annotations.NullMarked;
