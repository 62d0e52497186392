// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.Codec;
import io.larder.spi.KeyCodec;
import java.util.Objects;
import javax.cache.CacheException;

/** Puts the codec of a cache together from its settings. */
final class CodecAssembly {

    private final EntryCodecSpec spec;
    private final ClassPolicy policy;

    CodecAssembly(EntryCodecSpec spec) {
        this.spec = spec;
        this.policy = new ClassPolicy(spec);
    }

    <K, V> EntryCodec<K, V> assemble(Unreadables unreadables) {
        Codec codec = codec();
        return new EntryCodec<>(spec, codec, this.<K>naming(codec), unreadables);
    }

    private Codec codec() {
        return codec(spec.settings().require(CodecSettings.CODEC).className());
    }

    Codec codec(String name) {
        return switch (name) {
            case CodecSettings.KRYO -> kryo();
            case CodecSettings.JAVA -> new JavaCodec(rules());
            default -> custom();
        };
    }

    private Codec kryo() {
        KryoLibrary.require(
                spec.cacheName(),
                "has the codec kryo",
                "use Java serialization: larder.caches." + spec.cacheName() + "." + CodecSettings.CODEC + "=java");
        long maxBytes = spec.settings().require(CodecSettings.MAX_BYTES);
        return new KryoCodec(rules(), (int) Math.min(Integer.MAX_VALUE - 8, maxBytes));
    }

    private JavaRules rules() {
        long depth = spec.settings().require(CodecSettings.MAX_DEPTH);
        return new JavaRules(policy, spec.classLoader(), (int) Math.min(Integer.MAX_VALUE, depth));
    }

    private Codec custom() {
        Codec codec = Objects.requireNonNull(spec.settings().instance(CodecSettings.CODEC, spec.classLoader()));
        if (codec.id() < Codec.FIRST_FREE_ID || codec.id() > 255) {
            throw new CacheException("Cache '" + spec.cacheName() + "': the codec "
                    + codec.getClass().getName() + " has the id " + codec.id() + ", which is not between "
                    + Codec.FIRST_FREE_ID + " and 255");
        }
        return codec;
    }

    @SuppressWarnings("unchecked") // the setting names a codec of this cache's keys
    private <K> KeyNaming<K> naming(Codec codec) {
        KeyCodec<?> named = spec.settings().instance(CodecSettings.KEY_CODEC, spec.classLoader());
        return named == null
                ? new CanonicalNaming<>(spec, codec, policy)
                : new CustomNaming<>(spec, (KeyCodec<K>) named);
    }
}
