// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import java.util.Map;

/** Codecs for tests. */
final class Wire {

    private Wire() {}

    static EntryCodecSpec spec(Map<Setting<?>, ?> settings) {
        return new EntryCodecSpec(
                "tested", CacheSettings.of(settings), Wire.class.getClassLoader(), Object.class, Object.class);
    }

    static EntryCodec<Object, Object> codec(Map<Setting<?>, ?> settings) {
        return EntryCodec.of(spec(settings));
    }

    static EntryCodec<Object, Object> codec() {
        return codec(Map.of());
    }

    /** What becomes of a value on its way through an envelope; fails if nothing does. */
    static Object pass(EntryCodec<Object, Object> codec, Object value) {
        KeyName name = codec.name("key");
        Opened<Object> opened = codec.open("key", name, codec.seal("key", name, value));
        if (opened == null) {
            throw new AssertionError("unreadable: " + value.getClass());
        }
        return opened.value();
    }
}
