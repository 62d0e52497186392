// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import org.jspecify.annotations.Nullable;

/** Stub. */
public interface CacheSettings {
    <T> @Nullable T get(Setting<T> setting);
}
