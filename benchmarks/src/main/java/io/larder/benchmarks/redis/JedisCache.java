// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.MeasuredCache;
import io.larder.benchmarks.remote.Sealing;
import io.larder.benchmarks.remote.Sealing.Named;
import io.larder.codec.EntryCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.GetExParams;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/** Raw Jedis with a connection for each thread: the commands that someone would write who has no need of JCache. */
final class JedisCache implements MeasuredCache {

    private static final byte[] PX = bytes("PX");
    private static final byte[] NX = bytes("NX");
    private static final byte[] XX = bytes("XX");
    private static final byte[] KEEPTTL = bytes("KEEPTTL");

    private final RedisClient client;
    private final Kind kind;
    private final Sealing sealing;
    private final byte[] swap;

    JedisCache(RedisClient client, Kind kind, Sealing sealing) {
        this.client = client;
        this.kind = kind;
        this.sealing = sealing;
        this.swap = bytes(client.scriptLoad(Wording.SWAP));
    }

    @Override
    public @Nullable String get(String key) {
        Named named = sealing.named(key);
        byte[] found = kind == Kind.TOUCHED
                ? client.getEx(named.onServer(), new GetExParams().px(Kind.LIFETIME_MILLIS))
                : client.get(named.onServer());
        return sealing.open(named, found);
    }

    @Override
    public void put(String key, String value) {
        Named named = sealing.named(key);
        byte[] envelope = sealing.seal(named, value);
        if (kind == Kind.CREATED) {
            putKeepingDeadline(named.onServer(), envelope);
        } else {
            client.set(named.onServer(), envelope, lifetime());
        }
    }

    /** One flush: Jedis' own transactions wait for replies before they send EXEC. */
    private void putKeepingDeadline(byte[] key, byte[] envelope) {
        try (Connection connection = client.getPool().getResource()) {
            connection.sendCommand(Command.MULTI);
            connection.sendCommand(Command.SET, key, envelope, XX, KEEPTTL);
            connection.sendCommand(Command.SET, key, envelope, NX, PX, Wording.lifetime());
            connection.sendCommand(Command.EXEC);
            connection.getMany(4);
        }
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        Named named = sealing.named(key);
        return client.set(
                        named.onServer(), sealing.seal(named, value), lifetime().nx())
                != null;
    }

    @Override
    public @Nullable String getAndPut(String key, String value) {
        Named named = sealing.named(key);
        return sealing.open(named, client.setGet(named.onServer(), sealing.seal(named, value), lifetime()));
    }

    @Override
    public boolean replace(String key, String value) {
        Named named = sealing.named(key);
        return client.set(
                        named.onServer(), sealing.seal(named, value), lifetime().xx())
                != null;
    }

    @Override
    public @Nullable String invoke(String key, String value) {
        Named named = sealing.named(key);
        while (true) {
            byte[] seen = client.get(named.onServer());
            String former = sealing.open(named, seen);
            if (former == null) {
                return null;
            }
            Object swapped = client.evalsha(
                    swap,
                    List.of(named.onServer()),
                    List.of(EntryCodec.version(seen), sealing.seal(named, value), Wording.lifetime()));
            if (Long.valueOf(1).equals(swapped)) {
                return former;
            }
        }
    }

    /** MGET answered half as often again as a pipeline of GET where that was tried: 100 keys, one thread, loopback. */
    @Override
    public Map<String, String> getAll(Set<String> keys) {
        List<Named> asked = keys.stream().map(sealing::named).toList();
        List<byte[]> replies = client.mget(asked.stream().map(Named::onServer).toArray(byte[][]::new));
        return sealing.openAll(asked, replies);
    }

    @Override
    public void putAll(Map<String, String> entries) {
        List<Response<String>> replies = new ArrayList<>(entries.size());
        try (AbstractPipeline pipeline = client.pipelined()) {
            entries.forEach((key, value) -> {
                Named named = sealing.named(key);
                replies.add(pipeline.set(named.onServer(), sealing.seal(named, value), lifetime()));
            });
            pipeline.sync();
        }
        replies.forEach(Response::get);
    }

    @Override
    public Iterator<Map.Entry<String, String>> entries() {
        ScanParams params = new ScanParams().match(Wording.pattern(sealing)).count(Wording.SCAN_COUNT);
        return new Scan(sealing, new Scan.Pages() {
            private byte @Nullable [] cursor = ScanParams.SCAN_POINTER_START_BINARY;

            @Override
            public @Nullable List<byte[]> names() {
                if (cursor == null) {
                    return null;
                }
                ScanResult<byte[]> page = client.scan(cursor, params);
                cursor = page.isCompleteIteration() ? null : page.getCursorAsBytes();
                return page.getResult();
            }

            @Override
            public List<? extends byte @Nullable []> envelopes(List<byte[]> names) {
                return client.mget(names.toArray(byte[][]::new));
            }
        });
    }

    @Override
    public void clear() {
        client.set(sealing.generationKey(), sealing.nextGeneration());
    }

    @Override
    public void close() {
        client.close();
    }

    private static SetParams lifetime() {
        return new SetParams().px(Kind.LIFETIME_MILLIS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
