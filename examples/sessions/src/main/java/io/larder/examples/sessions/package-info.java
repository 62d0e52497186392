// SPDX-License-Identifier: Apache-2.0
/** Sessions and users as a web application keeps them, found by all of its servers. */
@NullMarked
package io.larder.examples.sessions;

import org.jspecify.annotations.NullMarked;
