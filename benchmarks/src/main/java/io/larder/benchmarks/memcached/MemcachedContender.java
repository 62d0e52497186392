// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import io.larder.benchmarks.remote.Contender;
import io.larder.benchmarks.remote.JCacheCache;
import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.MeasuredCache;
import io.larder.benchmarks.remote.Operation;
import io.larder.benchmarks.remote.Sealing;
import io.larder.benchmarks.remote.Size;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Who is measured. */
enum MemcachedContender implements Contender {
    LARDER {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            Properties patient = new Properties();
            patient.setProperty("larder.timeout", PATIENCE.toSeconds() + "s");
            patient.setProperty("larder.connect-timeout", PATIENCE.toSeconds() + "s");
            patient.putAll(settings);
            return JCacheCache.ofLarder(place.uri(), kind, size, patient);
        }

        @Override
        public boolean knows(Operation operation) {
            return true;
        }
    },
    XMEMCACHED {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            return raw(new XmemcachedClient(servers(place.uri()), kind == Kind.TOUCHED), kind, size);
        }
    },
    SPYMEMCACHED {
        @Override
        public MeasuredCache open(Place place, Kind kind, Size size, Properties settings) {
            return raw(new SpymemcachedClient(servers(place.uri()), kind == Kind.TOUCHED), kind, size);
        }
    };

    /** How long all of them wait for a reply: on a machine that others use, what counts is how fast it is, not whether. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Neither library can list what lies there. */
    @Override
    public boolean knows(Operation operation) {
        return operation != Operation.ITERATE;
    }

    MeasuredCache raw(BytesClient client, Kind kind, Size size) {
        return new RawMemcachedCache(client, kind, new Sealing(label(), kind.cacheName(size)));
    }

    private static List<InetSocketAddress> servers(URI uri) {
        return Arrays.stream(uri.getRawAuthority().split(",", -1))
                .map(server -> server.split(":", 2))
                .map(server -> new InetSocketAddress(server[0], Integer.parseInt(server[1])))
                .toList();
    }
}
