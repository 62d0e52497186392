// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import io.larder.codec.CodecSettings;
import io.larder.config.Setting;
import io.larder.spi.FarStoreFactory;
import io.larder.spi.FarStores;
import io.larder.spi.Stores;
import io.larder.spi.StoresSpec;
import io.larder.store.remote.RemoteSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Serves {@code memcached:} and its kin: Memcached 1.6 and later. */
public final class MemcachedStoreFactory implements FarStoreFactory {

    /** For {@link java.util.ServiceLoader}. */
    public MemcachedStoreFactory() {}

    @Override
    public Set<String> schemes() {
        return Set.of(MemcachedPlace.PLAIN, MemcachedPlace.TLS, MemcachedPlace.DISCOVERY);
    }

    @Override
    public List<Setting<?>> settings() {
        return Stream.of(RemoteSettings.ALL, MemcachedSettings.ALL, CodecSettings.ALL)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Requirement> requirement() {
        return Optional.of(new Requirement(
                "net.rubyeye.xmemcached.XMemcachedClient", "com.googlecode.xmemcached:xmemcached:2.4.9"));
    }

    @Override
    public Stores connect(StoresSpec spec) {
        return connectFar(spec);
    }

    @Override
    public FarStores connectFar(StoresSpec spec) {
        return new MemcachedStores(MemcachedPlace.of(spec.uri()), spec.settings(), System::currentTimeMillis);
    }
}
