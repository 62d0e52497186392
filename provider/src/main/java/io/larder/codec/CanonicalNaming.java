// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.Codec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;

/** Names keys by their text, or by a digest of their canonical form. */
final class CanonicalNaming<K> implements KeyNaming<K> {

    private final EntryCodecSpec spec;
    private final Codec codec;
    private final ClassPolicy policy;
    private final int maxDepth;

    CanonicalNaming(EntryCodecSpec spec, Codec codec, ClassPolicy policy) {
        this.spec = spec;
        this.codec = codec;
        this.policy = policy;
        this.maxDepth =
                Math.toIntExact(Math.min(Integer.MAX_VALUE, spec.settings().require(CodecSettings.MAX_DEPTH)));
    }

    @Override
    public KeyName name(K key) {
        String text = ReadableKeys.text(key);
        if (key instanceof Enum<?> constant) {
            policy.trust(constant.getDeclaringClass());
        }
        return text != null && text.length() <= spec.maxTextLength() ? new KeyName(text) : Digests.name(form(key));
    }

    private byte[] form(Object key) {
        try {
            return new CanonicalForm(maxDepth, policy::trust).of(key);
        } catch (NoCanonicalForm e) {
            throw failure(key, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure(key, e.toString(), e);
        }
    }

    private CacheException failure(Object key, String why, Throwable cause) {
        return new CacheException(
                "Cache '" + spec.cacheName() + "': a key of " + key.getClass().getName()
                        + " has no canonical form by which every JVM would find its entry: " + why
                        + ". Use another key, or name a codec of keys: larder.caches." + spec.cacheName() + "."
                        + CodecSettings.KEY_CODEC + "=<a class that implements io.larder.spi.KeyCodec>",
                cause);
    }

    @Override
    public byte[] whole(K key) throws IOException {
        return codec.encode(key);
    }

    @Override
    public Object key(byte[] whole) throws IOException {
        return codec.decode(whole);
    }

    /** A hash code that was kept in another JVM may keep the key that was read from being equal here. */
    @Override
    public boolean isSame(K key, Object read) {
        return Objects.deepEquals(read, key) || (keepsHashCode(key) && Arrays.equals(form(read), form(key)));
    }

    private boolean keepsHashCode(K key) {
        AtomicBoolean kept = new AtomicBoolean();
        byte[] unused = new CanonicalForm(maxDepth, type -> {
                    if (CanonicalFields.leaveOutHashCode(type)) {
                        kept.set(true);
                    }
                })
                .of(key);
        return kept.get();
    }

    @Override
    public Object key(String nameText) {
        return ReadableKeys.key(nameText, policy);
    }
}
