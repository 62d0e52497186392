// SPDX-License-Identifier: Apache-2.0
package io.larder.store.none;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.config.CacheSettings;
import io.larder.spi.Command;
import io.larder.spi.Copier;
import io.larder.spi.Cursor;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.spi.Outcome;
import io.larder.spi.Outlook;
import io.larder.spi.Store;
import io.larder.spi.StoreSpec;
import io.larder.spi.StoresSpec;
import io.larder.spi.Told;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoneStoreTest {

    private static final URI NONE = URI.create("none:test");

    private final Told<String, String> told = new Told<>();
    private final Store<String, String> store = open();

    private Store<String, String> open() {
        ClassLoader loader = NoneStoreTest.class.getClassLoader();
        return new NoneStoreFactory()
                .connect(new StoresSpec(NONE, CacheSettings.DEFAULTS, loader))
                .open(new StoreSpec<>(
                        "test",
                        NONE,
                        CacheSettings.DEFAULTS,
                        Outlook.OPEN,
                        Copier.SHARING,
                        told,
                        System::nanoTime,
                        loader,
                        StoreSpec.Types.any()));
    }

    private Outcome<String> write(Match match) {
        return store.write("k", "v", match, Lifetimes.ETERNAL, true);
    }

    @Test
    void write_thatNeedsNoEntry_isDoneAndLeavesNothing() {
        for (Match match : List.of(Match.ANY, Match.ABSENT, Match.ANY, Match.ABSENT)) {
            assertThat(write(match)).isEqualTo(Outcome.done());
            assertThat(store.read("k", Lifetime.KEEP)).isNull();
            assertThat(store.contains("k")).isFalse();
        }
    }

    @Test
    void write_thatNeedsAnEntry_isRefused() {
        write(Match.ANY);
        assertThat(write(Match.PRESENT)).isEqualTo(Outcome.refused());
        assertThat(write(Match.version(() -> "v"))).isEqualTo(Outcome.refused());
        assertThat(store.remove("k", Match.ANY, true)).isEqualTo(Outcome.refused());
        assertThat(store.touch("k", () -> "v", Lifetime.ETERNAL)).isFalse();
    }

    @Test
    void bulk_findsNothing() {
        List<Outcome<String>> outcomes = store.applyAll(List.of(
                new Command.Write<>("a", "1", Match.ANY, Lifetimes.ETERNAL, true),
                new Command.Remove<>("b", Match.ANY, true)));
        assertThat(outcomes).containsExactly(Outcome.done(), Outcome.refused());
        store.readAll(
                Set.of("a", "b"),
                Lifetime.KEEP,
                (key, stored) -> assertThat(key).as("found").isNull());
    }

    @Test
    void scan_hasNoEntry() {
        write(Match.ANY);
        try (Cursor<String, String> cursor = store.scan()) {
            assertThat(cursor.advance()).isFalse();
            assertThatThrownBy(cursor::key).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(cursor::stored).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void end_isHarmlessRepeatedAndTellsNobody() {
        write(Match.ANY);
        store.clear();
        store.destroy();
        store.close();
        store.close();
        assertThat(told.expired()).isEmpty();
        assertThat(told.evicted()).isEmpty();
    }
}
