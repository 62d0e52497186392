// SPDX-License-Identifier: Apache-2.0
/**
 * Says whether the official JCache kit really passed: the kit reports a test it left out as passed, so
 * reports alone prove little. Knows report files and nothing of caches.
 */
@NullMarked
package io.larder.tck;

import org.jspecify.annotations.NullMarked;
