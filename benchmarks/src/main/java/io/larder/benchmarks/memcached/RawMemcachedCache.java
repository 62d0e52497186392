// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import io.larder.benchmarks.memcached.BytesClient.Versioned;
import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.MeasuredCache;
import io.larder.benchmarks.remote.Sealing;
import io.larder.benchmarks.remote.Sealing.Named;
import io.larder.codec.Opened;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A raw client: what someone would write who has no need of JCache. */
final class RawMemcachedCache implements MeasuredCache {

    private static final int SECONDS = Math.toIntExact(TimeUnit.MILLISECONDS.toSeconds(Kind.LIFETIME_MILLIS));

    private final BytesClient client;
    private final Kind kind;
    private final Sealing sealing;

    RawMemcachedCache(BytesClient client, Kind kind, Sealing sealing) {
        this.client = client;
        this.kind = kind;
        this.sealing = sealing;
    }

    private static String text(Named named) {
        return new String(named.onServer(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public @Nullable String get(String key) {
        Named named = sealing.named(key);
        String name = text(named);
        return sealing.open(named, kind == Kind.TOUCHED ? client.getAndTouch(name, SECONDS) : client.get(name));
    }

    /** The text protocol has no cheaper way to ask. */
    @Override
    public boolean containsKey(String key) {
        return client.get(text(sealing.named(key))) != null;
    }

    @Override
    public void put(String key, String value) {
        Named named = sealing.named(key);
        if (kind == Kind.CREATED) {
            putKeepingDeadline(named, value);
        } else {
            require(client.set(text(named), SECONDS, sealing.seal(named, value)));
        }
    }

    /** The server tells nobody how long an entry has left: the entry has to. */
    private void putKeepingDeadline(Named named, String value) {
        String name = text(named);
        boolean stored = false;
        while (!stored) {
            Versioned seen = client.gets(name);
            Opened<String> opened = seen == null ? null : sealing.opened(named, seen.bytes());
            long now = System.currentTimeMillis();
            if (seen == null || opened == null) {
                stored = client.add(name, SECONDS, sealing.seal(named, value, now + Kind.LIFETIME_MILLIS));
            } else {
                int left = (int) TimeUnit.MILLISECONDS.toSeconds(opened.deadline() - now);
                stored = client.cas(name, left, sealing.seal(named, value, opened.deadline()), seen.version());
            }
        }
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        Named named = sealing.named(key);
        return client.add(text(named), SECONDS, sealed(named, value));
    }

    @Override
    public boolean replace(String key, String value) {
        Named named = sealing.named(key);
        return client.replace(text(named), SECONDS, sealed(named, value));
    }

    @Override
    public boolean remove(String key) {
        return client.delete(text(sealing.named(key)));
    }

    @Override
    public @Nullable String invoke(String key, String value) {
        Named named = sealing.named(key);
        String name = text(named);
        while (true) {
            Versioned seen = client.gets(name);
            String former = seen == null ? null : sealing.open(named, seen.bytes());
            if (seen == null || former == null) {
                return null;
            }
            if (client.cas(name, SECONDS, sealed(named, value), seen.version())) {
                return former;
            }
        }
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        List<Named> asked = keys.stream().map(sealing::named).toList();
        List<String> names = asked.stream().map(RawMemcachedCache::text).toList();
        Map<String, byte[]> found = client.getAll(names);
        List<byte @Nullable []> envelopes = new ArrayList<>(names.size());
        names.forEach(name -> envelopes.add(found.get(name)));
        return sealing.openAll(asked, envelopes);
    }

    @Override
    public void putAll(Map<String, String> entries) {
        Map<String, byte[]> sealed = new HashMap<>();
        entries.forEach((key, value) -> {
            Named named = sealing.named(key);
            sealed.put(text(named), sealed(named, value));
        });
        client.setAll(sealed, SECONDS);
    }

    /** A lifetime that begins now, known to whoever is to keep its end. */
    private byte[] sealed(Named named, String value) {
        return kind == Kind.CREATED
                ? sealing.seal(named, value, System.currentTimeMillis() + Kind.LIFETIME_MILLIS)
                : sealing.seal(named, value);
    }

    private static void require(boolean stored) {
        if (!stored) {
            throw new IllegalStateException("The server did not store it");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
