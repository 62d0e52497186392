// SPDX-License-Identifier: Apache-2.0
/** A slow query over the IANA time zone table, read through a cache: what JCache does for a program, shown one by one. */
@NullMarked
package io.larder.examples.quickstart;

import org.jspecify.annotations.NullMarked;
