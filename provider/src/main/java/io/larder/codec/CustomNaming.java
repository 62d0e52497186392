// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.KeyCodec;
import java.util.Objects;
import javax.cache.CacheException;

/** Names keys by the text that the application's own codec makes of them. */
final class CustomNaming<K> implements KeyNaming<K> {

    private static final String TAG = "k";

    private final EntryCodecSpec spec;
    private final KeyCodec<K> codec;

    CustomNaming(EntryCodecSpec spec, KeyCodec<K> codec) {
        this.spec = spec;
        this.codec = codec;
    }

    @Override
    public KeyName name(K key) {
        String text = text(key);
        String name = TAG + Escaping.escape(text);
        return name.length() <= spec.maxTextLength() ? new KeyName(name) : Digests.name(LooseUtf8.encode(TAG + text));
    }

    private String text(K key) {
        try {
            return Objects.requireNonNull(codec.encode(key), "the text of a key");
        } catch (RuntimeException e) {
            throw new CacheException(
                    "Cache '" + spec.cacheName() + "': the codec of keys "
                            + codec.getClass().getName() + " names no key of "
                            + key.getClass().getName(),
                    e);
        }
    }

    @Override
    public byte[] whole(K key) {
        return LooseUtf8.encode(text(key));
    }

    @Override
    public Object key(byte[] whole) {
        return codec.decode(LooseUtf8.decode(whole));
    }

    @Override
    public boolean isSame(K key, Object read) {
        return read.equals(key);
    }

    @Override
    public Object key(String nameText) {
        if (!nameText.startsWith(TAG)) {
            throw new Unreadable("has a name that the codec of keys does not make");
        }
        return codec.decode(Escaping.unescape(nameText.substring(TAG.length())));
    }
}
