// SPDX-License-Identifier: Apache-2.0
/** What the shop's {@code ehcache.xml} names: classes of Ehcache's own interfaces, which a move leaves behind. */
@NullMarked
package io.larder.interop.replacement.ehcache;

import org.jspecify.annotations.NullMarked;
