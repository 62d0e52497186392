// SPDX-License-Identifier: Apache-2.0
package io.larder.store.tiered;

import io.larder.spi.Command;
import io.larder.spi.Copier;
import io.larder.spi.Cursor;
import io.larder.spi.FarStore;
import io.larder.spi.Leases;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.NearTier;
import io.larder.spi.Outcome;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache on a server, those read last kept in this JVM too. A change goes to the far tier first, and
 * before that what the near tier has of the entry goes.
 *
 * <p>While the far tier tells of every change, a near entry is used until its change is told. Where it never tells, it
 * is used for a bounded time and then compared. While it may have failed to tell, nothing is used or kept.
 */
final class TieredStore<K, V> implements Store<K, V> {

    private final FarStore<K, V> far;
    private final Near<K, V> near;
    private final NearReads<K, V> reads;
    private final NearWrites<K, V> writes;
    private final WarmStart<K, V> warmStart;

    private TieredStore(
            FarStore<K, V> far, Near<K, V> near, NearReads<K, V> reads, NearWrites<K, V> writes, NearRules rules) {
        this.far = far;
        this.near = near;
        this.reads = reads;
        this.writes = writes;
        this.warmStart = new WarmStart<>(far, near, rules);
    }

    /**
     * This far tier with a near tier before it, which is empty.
     *
     * @param counts is told what takes place in the near tier
     * @param background carries out what takes time and nobody waits for
     */
    static <K, V> TieredStore<K, V> over(
            FarStore<K, V> far, Copier copier, NearRules rules, Consumer<NearTier.Event> counts, Executor background) {
        Near<K, V> near = new Near<>(far, rules, counts, background);
        far.watch(near);
        return new TieredStore<>(
                far,
                near,
                new NearReads<>(far, near, copier, rules, counts),
                new NearWrites<>(far, near, copier, rules),
                rules);
    }

    /** Fills the near tier with what lies in the far one; ends with that, with the first failure, or with the store. */
    void warmUp(String cacheName) {
        warmStart.run(cacheName);
    }

    @Override
    public @Nullable Stored<V> read(K key, Lifetime touch) {
        return reads.read(key, touch);
    }

    @Override
    public boolean contains(K key) {
        return reads.contains(key);
    }

    @Override
    public void readAll(Set<? extends K> keys, Lifetime touch, BiConsumer<? super K, ? super Stored<V>> found) {
        reads.readAll(keys, touch, found);
    }

    @Override
    public Outcome<V> write(K key, V value, Match match, Lifetimes lifetimes, boolean wantPrevious) {
        return writes.write(new Command.Write<>(key, value, match, lifetimes, wantPrevious));
    }

    @Override
    public boolean touch(K key, Stored<V> seen, Lifetime lifetime) {
        return changing(key, () -> far.touch(key, seen, lifetime));
    }

    @Override
    public Outcome<V> remove(K key, Match match, boolean wantPrevious) {
        return changing(key, () -> far.remove(key, match, wantPrevious));
    }

    private <R> R changing(K key, Supplier<R> change) {
        return near.changing(List.of(far.mark(key)), change);
    }

    @Override
    public List<Outcome<V>> applyAll(List<? extends Command<K, V>> commands) {
        List<String> marks =
                commands.stream().map(command -> far.mark(command.key())).toList();
        return near.changing(marks, () -> far.applyAll(commands));
    }

    @Override
    public void clear() {
        try {
            far.clear();
        } finally {
            near.forget();
        }
    }

    @Override
    public Cursor<K, V> scan() {
        return far.scan();
    }

    @Override
    public void destroy() {
        warmStart.end();
        try {
            far.destroy();
        } finally {
            near.forget();
        }
    }

    @Override
    public @Nullable Leases<K> leases() {
        return far.leases();
    }

    @Override
    public NearTier nearTier() {
        return near;
    }

    @Override
    public void close() {
        warmStart.end();
        far.close();
        near.forget();
    }
}
