// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.redis;

import io.larder.benchmarks.remote.Kind;
import io.larder.benchmarks.remote.MeasuredCache;
import io.larder.benchmarks.remote.Sealing;
import io.larder.benchmarks.remote.Sealing.Named;
import io.larder.codec.EntryCodec;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Raw Lettuce: its synchronous commands over one connection that all threads share, as its manual advises. */
final class LettuceCache implements MeasuredCache {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final RedisClient client;
    private final RedisCommands<byte[], byte[]> commands;
    private final RedisAsyncCommands<byte[], byte[]> pipelined;
    private final Kind kind;
    private final Sealing sealing;
    private final String swap;

    LettuceCache(RedisURI uri, Kind kind, Sealing sealing) {
        this.client = RedisClient.create(uri);
        StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
        this.commands = connection.sync();
        this.pipelined = connection.async();
        this.kind = kind;
        this.sealing = sealing;
        this.swap = commands.scriptLoad(Wording.SWAP);
    }

    @Override
    public @Nullable String get(String key) {
        Named named = sealing.named(key);
        byte[] found = kind == Kind.TOUCHED
                ? commands.getex(named.onServer(), new GetExArgs().px(Kind.LIFETIME_MILLIS))
                : commands.get(named.onServer());
        return sealing.open(named, found);
    }

    @Override
    public void put(String key, String value) {
        Named named = sealing.named(key);
        byte[] envelope = sealing.seal(named, value);
        if (kind == Kind.CREATED) {
            putKeepingDeadline(named.onServer(), envelope);
        } else {
            commands.set(named.onServer(), envelope, lifetime());
        }
    }

    /** Other threads share the connection, and a transaction is the connection's: they have to wait. */
    private synchronized void putKeepingDeadline(byte[] key, byte[] envelope) {
        awaitAll(List.of(
                pipelined.multi(),
                pipelined.set(key, envelope, new SetArgs().xx().keepttl()),
                pipelined.set(key, envelope, lifetime().nx()),
                pipelined.exec()));
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        Named named = sealing.named(key);
        return commands.set(
                        named.onServer(), sealing.seal(named, value), lifetime().nx())
                != null;
    }

    @Override
    public @Nullable String getAndPut(String key, String value) {
        Named named = sealing.named(key);
        return sealing.open(named, commands.setGet(named.onServer(), sealing.seal(named, value), lifetime()));
    }

    @Override
    public boolean replace(String key, String value) {
        Named named = sealing.named(key);
        return commands.set(
                        named.onServer(), sealing.seal(named, value), lifetime().xx())
                != null;
    }

    @Override
    public @Nullable String invoke(String key, String value) {
        Named named = sealing.named(key);
        byte[][] keys = {named.onServer()};
        while (true) {
            byte[] seen = commands.get(named.onServer());
            String former = sealing.open(named, seen);
            if (former == null) {
                return null;
            }
            Long swapped = commands.evalsha(
                    swap,
                    ScriptOutputType.INTEGER,
                    keys,
                    EntryCodec.version(seen),
                    sealing.seal(named, value),
                    Wording.lifetime());
            if (Long.valueOf(1).equals(swapped)) {
                return former;
            }
        }
    }

    @Override
    public Map<String, String> getAll(Set<String> keys) {
        List<Named> asked = keys.stream().map(sealing::named).toList();
        return sealing.openAll(asked, envelopes(asked.stream().map(Named::onServer)));
    }

    private List<byte @Nullable []> envelopes(Stream<byte[]> names) {
        List<byte @Nullable []> envelopes = new ArrayList<>();
        commands.mget(names.toArray(byte[][]::new)).forEach(reply -> envelopes.add(reply.getValueOrElse(null)));
        return envelopes;
    }

    /** The synchronous commands know no pipeline, and no command writes several values with a lifetime. */
    @Override
    public void putAll(Map<String, String> entries) {
        List<RedisFuture<String>> replies = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> {
            Named named = sealing.named(key);
            replies.add(pipelined.set(named.onServer(), sealing.seal(named, value), lifetime()));
        });
        awaitAll(replies);
    }

    private static void awaitAll(List<? extends Future<?>> replies) {
        if (!LettuceFutures.awaitAll(LIMIT, replies.toArray(Future<?>[]::new))) {
            throw new IllegalStateException("Lettuce got no " + replies.size() + " replies in " + LIMIT);
        }
    }

    @Override
    public Iterator<Map.Entry<String, String>> entries() {
        ScanArgs arguments = new ScanArgs().match(Wording.pattern(sealing)).limit(Wording.SCAN_COUNT);
        return new Scan(sealing, new Scan.Pages() {
            private ScanCursor cursor = ScanCursor.INITIAL;

            @Override
            public @Nullable List<byte[]> names() {
                if (cursor.isFinished()) {
                    return null;
                }
                KeyScanCursor<byte[]> page = commands.scan(cursor, arguments);
                cursor = page;
                return page.getKeys();
            }

            @Override
            public List<? extends byte @Nullable []> envelopes(List<byte[]> names) {
                return LettuceCache.this.envelopes(names.stream());
            }
        });
    }

    @Override
    public void clear() {
        commands.set(sealing.generationKey(), sealing.nextGeneration());
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }

    private static SetArgs lifetime() {
        return new SetArgs().px(Kind.LIFETIME_MILLIS);
    }
}
