// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.spi.Copier;
import javax.cache.CacheException;

/** Makes copiers. */
public final class Copiers {

    private Copiers() {}

    /**
     * A copier for one cache that stores by value (JSR-107, {@code Configuration.isStoreByValue}). Copies are as if the
     * object had been serialized and read back: fields that are {@code transient} are left out, {@code readObject} and
     * its kin are obeyed, no constructor of an ordinary class is called. Unlike serialization it takes classes that are
     * not {@code Serializable}, keeps every class as it is, whichever loader it came from, and shares what nobody can
     * change. What the copier holds is released with it.
     *
     * @param cacheName the cache that messages speak of
     * @throws CacheException if Kryo is not on the class path
     */
    public static Copier byValue(String cacheName) {
        KryoLibrary.require(cacheName, "stores by value", ByReference.advice(cacheName));
        return new ObjectCopier(cacheName);
    }
}
