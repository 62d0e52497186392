// SPDX-License-Identifier: Apache-2.0
/** Apache Camel's {@code jcache} component and repositories, as routes use them. */
@NullMarked
package io.larder.interop.frameworks.camel;

import org.jspecify.annotations.NullMarked;
