// SPDX-License-Identifier: Apache-2.0
/** Larder under Spring's cache abstraction, and what Micrometer tells of it, on every store. */
@NullMarked
package io.larder.interop.spring;

import org.jspecify.annotations.NullMarked;
