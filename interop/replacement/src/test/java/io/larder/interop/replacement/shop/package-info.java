// SPDX-License-Identifier: Apache-2.0
/**
 * An application that knows JCache alone. It is run with one provider after another, tells what it sees, and is not
 * changed for any of them.
 */
@NullMarked
package io.larder.interop.replacement.shop;

import org.jspecify.annotations.NullMarked;
