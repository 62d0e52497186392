// SPDX-License-Identifier: Apache-2.0
/** An application as a container loads it: by a class loader that should be gone when the application is. */
@NullMarked
package io.larder.leaks.application;

import org.jspecify.annotations.NullMarked;
