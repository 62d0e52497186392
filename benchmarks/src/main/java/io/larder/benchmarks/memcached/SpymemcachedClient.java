// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.spy.memcached.CASResponse;
import net.spy.memcached.CASValue;
import net.spy.memcached.CachedData;
import net.spy.memcached.ConnectionFactoryBuilder;
import net.spy.memcached.ConnectionFactoryBuilder.Locator;
import net.spy.memcached.ConnectionFactoryBuilder.Protocol;
import net.spy.memcached.DefaultHashAlgorithm;
import net.spy.memcached.FailureMode;
import net.spy.memcached.MemcachedClient;
import net.spy.memcached.transcoders.Transcoder;
import org.jspecify.annotations.Nullable;

/** spymemcached with one connection to each server, as it comes. */
final class SpymemcachedClient implements BytesClient {

    private static final long TIMEOUT_MILLIS = MemcachedContender.PATIENCE.toMillis();
    private static final Transcoder<byte[]> BYTES = new Bytes();

    private final MemcachedClient client;

    /**
     * Connects.
     *
     * @param isBinary whether to speak the binary protocol: to its text protocol the library has no get-and-touch
     */
    SpymemcachedClient(List<InetSocketAddress> servers, boolean isBinary) {
        // it would write to the standard error stream
        System.setProperty("net.spy.log.LoggerImpl", "net.spy.memcached.compat.log.SLF4JLogger");
        ConnectionFactoryBuilder builder = new ConnectionFactoryBuilder()
                .setLocatorType(Locator.CONSISTENT)
                .setHashAlg(DefaultHashAlgorithm.KETAMA_HASH)
                .setProtocol(isBinary ? Protocol.BINARY : Protocol.TEXT)
                // otherwise what comes before all are connected goes to the wrong server, and is not found there later
                .setFailureMode(FailureMode.Retry)
                .setOpTimeout(TIMEOUT_MILLIS)
                .setDaemon(true);
        try {
            client = new MemcachedClient(builder.build(), servers);
        } catch (IOException e) {
            throw new UncheckedIOException("spymemcached does not start", e);
        }
    }

    @Override
    public byte @Nullable [] get(String name) {
        return client.get(name, BYTES);
    }

    @Override
    public byte @Nullable [] getAndTouch(String name, int seconds) {
        CASValue<byte[]> found = client.getAndTouch(name, seconds, BYTES);
        return found == null ? null : found.getValue();
    }

    @Override
    public @Nullable Versioned gets(String name) {
        CASValue<byte[]> found = client.gets(name, BYTES);
        return found == null ? null : new Versioned(found.getValue(), found.getCas());
    }

    @Override
    public Map<String, byte[]> getAll(Collection<String> names) {
        return client.getBulk(names, BYTES);
    }

    @Override
    public boolean set(String name, int seconds, byte[] bytes) {
        return is(client.set(name, seconds, bytes, BYTES));
    }

    @Override
    public boolean add(String name, int seconds, byte[] bytes) {
        return is(client.add(name, seconds, bytes, BYTES));
    }

    @Override
    public boolean replace(String name, int seconds, byte[] bytes) {
        return is(client.replace(name, seconds, bytes, BYTES));
    }

    @Override
    public boolean cas(String name, int seconds, byte[] bytes, long version) {
        return client.cas(name, version, seconds, bytes, BYTES) == CASResponse.OK;
    }

    @Override
    public boolean delete(String name) {
        return is(client.delete(name));
    }

    /** Sends all before it waits for the first. */
    @Override
    public void setAll(Map<String, byte[]> entries, int seconds) {
        List<Future<Boolean>> replies = new ArrayList<>(entries.size());
        entries.forEach((name, bytes) -> replies.add(client.set(name, seconds, bytes, BYTES)));
        replies.forEach(SpymemcachedClient::is);
    }

    private static boolean is(Future<Boolean> reply) {
        try {
            return reply.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("spymemcached has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }

    /** Bytes as they are. */
    private static final class Bytes implements Transcoder<byte[]> {

        @Override
        public boolean asyncDecode(CachedData data) {
            return false;
        }

        @Override
        public CachedData encode(byte[] bytes) {
            return new CachedData(0, bytes, getMaxSize());
        }

        @Override
        public byte[] decode(CachedData data) {
            return data.getData();
        }

        @Override
        public int getMaxSize() {
            return CachedData.MAX_SIZE;
        }
    }
}
