// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture.wrong.config;

import com.esotericsoftware.kryo.Kryo;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** Breaks: settings know nobody; only codec sees Kryo; only the local store sees Caffeine. */
public final class SeesLibraries {
    @Nullable
    Kryo kryo;

    @Nullable
    Caffeine<Object, Object> caffeine;
}
