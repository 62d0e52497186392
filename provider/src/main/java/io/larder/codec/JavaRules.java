// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/** What Java serialization is read under. */
record JavaRules(ClassPolicy policy, ClassLoader loader, int maxDepth) {}
