// SPDX-License-Identifier: Apache-2.0
/** Opens the files that are published and uses them as strangers do. Sees nothing of Larder's classes but through its jar. */
@NullMarked
package io.larder.interop.published;

import org.jspecify.annotations.NullMarked;
