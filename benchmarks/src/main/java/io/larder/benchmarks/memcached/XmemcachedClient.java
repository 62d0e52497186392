// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks.memcached;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import net.rubyeye.xmemcached.GetsResponse;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import net.rubyeye.xmemcached.command.BinaryCommandFactory;
import net.rubyeye.xmemcached.exception.MemcachedException;
import net.rubyeye.xmemcached.impl.KetamaMemcachedSessionLocator;
import net.rubyeye.xmemcached.transcoders.CachedData;
import net.rubyeye.xmemcached.transcoders.CompressionMode;
import net.rubyeye.xmemcached.transcoders.Transcoder;
import org.jspecify.annotations.Nullable;

/** xmemcached with one connection to each server, as it comes. It has no word for storing many at once. */
final class XmemcachedClient implements BytesClient {

    private static final long TIMEOUT_MILLIS = MemcachedContender.PATIENCE.toMillis();

    private final MemcachedClient client;

    /**
     * Connects.
     *
     * @param isBinary whether to speak the binary protocol: to its text protocol the library has no get-and-touch
     */
    XmemcachedClient(List<InetSocketAddress> servers, boolean isBinary) {
        XMemcachedClientBuilder builder = new XMemcachedClientBuilder(servers);
        builder.setSessionLocator(new KetamaMemcachedSessionLocator(true));
        builder.setFailureMode(true);
        builder.setTranscoder(new Bytes());
        builder.setOpTimeout(TIMEOUT_MILLIS);
        builder.setConnectTimeout(TIMEOUT_MILLIS);
        if (isBinary) {
            builder.setCommandFactory(new BinaryCommandFactory());
        }
        try {
            client = builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("xmemcached does not start", e);
        }
    }

    @Override
    public byte @Nullable [] get(String name) {
        return answer(() -> client.get(name));
    }

    @Override
    public byte @Nullable [] getAndTouch(String name, int seconds) {
        return answer(() -> client.getAndTouch(name, seconds));
    }

    @Override
    public @Nullable Versioned gets(String name) {
        GetsResponse<byte[]> found = answer(() -> client.gets(name));
        return found == null ? null : new Versioned(found.getValue(), found.getCas());
    }

    @Override
    public Map<String, byte[]> getAll(Collection<String> names) {
        Map<String, byte[]> found = answer(() -> client.get(names));
        return found == null ? Map.of() : found;
    }

    @Override
    public boolean set(String name, int seconds, byte[] bytes) {
        return is(() -> client.set(name, seconds, bytes));
    }

    @Override
    public boolean add(String name, int seconds, byte[] bytes) {
        return is(() -> client.add(name, seconds, bytes));
    }

    @Override
    public boolean replace(String name, int seconds, byte[] bytes) {
        return is(() -> client.replace(name, seconds, bytes));
    }

    @Override
    public boolean cas(String name, int seconds, byte[] bytes, long version) {
        return is(() -> client.cas(name, seconds, bytes, version));
    }

    @Override
    public boolean delete(String name) {
        return is(() -> client.delete(name));
    }

    @Override
    public void setAll(Map<String, byte[]> entries, int seconds) {
        entries.forEach((name, bytes) -> set(name, seconds, bytes));
    }

    @Override
    public void close() {
        try {
            client.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException("xmemcached does not stop", e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        @Nullable
        T ask() throws TimeoutException, InterruptedException, MemcachedException;
    }

    private static boolean is(Question<Boolean> question) {
        return Boolean.TRUE.equals(answer(question));
    }

    private static <T> @Nullable T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (TimeoutException | MemcachedException e) {
            throw new IllegalStateException("xmemcached has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Bytes as they are. */
    private static final class Bytes implements Transcoder<Object> {

        @Override
        public CachedData encode(Object bytes) {
            return new CachedData(0, (byte[]) bytes);
        }

        @Override
        public Object decode(CachedData data) {
            return data.getData();
        }

        @Override
        public boolean isPrimitiveAsString() {
            return false;
        }

        @Override
        public boolean isPackZeros() {
            return false;
        }

        @Override
        public void setPrimitiveAsString(boolean asString) {
            // there is nothing but bytes
        }

        @Override
        public void setPackZeros(boolean packZeros) {
            // there is nothing but bytes
        }

        @Override
        public void setCompressionThreshold(int threshold) {
            // nothing is compressed
        }

        @Override
        public void setCompressionMode(CompressionMode mode) {
            // nothing is compressed
        }
    }
}
