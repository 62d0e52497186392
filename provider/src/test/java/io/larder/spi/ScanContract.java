// SPDX-License-Identifier: Apache-2.0
package io.larder.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** {@link Store#scan} and {@link Cursor}. */
public interface ScanContract extends StoreFixture {

    @Test
    default void scan_ofNothing_hasNoEntry() {
        Cursor<String, String> cursor = this.<String, String>open().scan();
        assertThat(cursor.advance()).isFalse();
        cursor.close();
        cursor.close();
    }

    @Test
    default void scan_ofMany_seesEachOnce() {
        Store<String, String> store = open();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            store.write("k" + i, "v" + i, Match.ANY, Lifetimes.ETERNAL, false);
            expected.add("k" + i + "=v" + i);
        }
        assertThat(StoreFixture.contents(store)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void scan_passesOverWhatHasExpired() {
        Store<String, String> store = open();
        for (int i = 0; i < 50; i++) {
            Lifetime lifetime = i % 2 == 0 ? timing().times(1) : Lifetime.ETERNAL;
            store.write("k" + i, "v", Match.ANY, Lifetimes.both(lifetime), false);
        }
        passFully(1);
        assertThat(StoreFixture.contents(store)).hasSize(25).allMatch(entry -> entry.matches("k\\d*[13579]=v"));
    }

    @Test
    default void scan_readingTheSameEntryTwice_givesTheSame() {
        Store<String, String> store = open();
        store.write("k", "v", Match.ANY, Lifetimes.ETERNAL, false);
        try (Cursor<String, String> cursor = store.scan()) {
            assertThat(cursor.advance()).isTrue();
            assertThat(cursor.key()).isEqualTo(cursor.key()).isEqualTo("k");
            store.write("k", "w", Match.ANY, Lifetimes.ETERNAL, false);
            assertThat(cursor.stored().value()).isEqualTo("v");
            assertThat(cursor.value()).isEqualTo("v");
        }
    }

    @Test
    default void scan_whileEntriesAreRemovedFromUnderIt_goesOn() {
        Store<String, String> store = open();
        for (int i = 0; i < 1_000; i++) {
            store.write("k" + i, "v", Match.ANY, Lifetimes.ETERNAL, false);
        }
        try (Cursor<String, String> cursor = store.scan()) {
            while (cursor.advance()) {
                store.remove(cursor.key(), Match.version(cursor.stored()), false);
            }
        }
        assertThat(StoreFixture.contents(store)).isEmpty();
    }

    @Test
    default void scan_underConcurrentChanges_seesWhatStaysExactlyOnce() throws Exception {
        Store<String, String> store = open();
        List<String> staying = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            store.write("stays" + i, "v", Match.ANY, Lifetimes.ETERNAL, false);
            staying.add("stays" + i + "=v");
        }
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int i = 0; !over.get(); i++) {
                store.write("comes" + i % 2_000, "v", Match.ANY, Lifetimes.ETERNAL, false);
                store.remove("comes" + (i + 1_000) % 2_000, Match.ANY, false);
            }
        });
        try {
            for (int round = 0; round < 20; round++) {
                List<String> seen = StoreFixture.contents(store);
                assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
            }
        } finally {
            over.set(true);
            changes.get();
        }
    }
}
