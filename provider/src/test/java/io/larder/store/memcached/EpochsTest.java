// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.EntryCodec;
import io.larder.codec.EntryCodecSpec;
import io.larder.codec.KeyName;
import io.larder.config.CacheSettings;
import io.larder.spi.Command;
import io.larder.spi.Copier;
import io.larder.spi.Lifetimes;
import io.larder.spi.Match;
import io.larder.store.remote.SealedEntry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server's numbers begin anew when it does, which may be whenever a connection is lost. */
final class EpochsTest {

    private static final String PLACE = "larder:c:sk";

    private final Servers servers =
            new Servers(MemcachedPlace.of(URI.create("memcached://127.0.0.1:1")), CacheSettings.of(Map.of()));
    private final EntryCodec<String, String> codec = EntryCodec.of(new EntryCodecSpec(
            "c", CacheSettings.of(Map.of()), EpochsTest.class.getClassLoader(), String.class, String.class, 200));
    private final Entries<String, String> entries = new Entries<>(
            new SealedEntry.Source<>(codec, Copier.SHARING),
            new Endings(10_000, true),
            false,
            1_000_000,
            System::currentTimeMillis);
    private final KeyName name = codec.name("k");
    private final Spot<String> spot = new Spot<>("k", name, PLACE, servers.all().get(0));

    @AfterEach
    void close() {
        servers.close();
    }

    private static String text(List<Request> asked) {
        Request first = asked.get(0);
        byte[] bytes = new byte[first.length()];
        first.writeTo(bytes, 0);
        return new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
    }

    /** Lets it look at an entry on a connection of that epoch. */
    private void look(Errand<String, ?> errand, long epoch) {
        List<Request> asked = errand.ask("n", epoch);
        assertThat(text(asked)).isEqualTo("mg n v c f t");
        byte[] envelope = entries.sealed(spot, "v");
        asked.get(0).answered(new Reply("VA " + envelope.length + " c7 f0 t-1", envelope));
        errand.take(asked, epoch);
        assertThat(errand.isDone()).isFalse();
    }

    @Test
    void removal_ofWhatWasSeenOnAnEarlierConnection_looksAgain() {
        Removing<String, String> removing = new Removing<>(entries, spot, Match.ANY, true);
        look(removing, 1);
        look(removing, 2);
        assertThat(text(removing.ask("n", 2))).isEqualTo("md n C7");
    }

    @Test
    void write_overWhatWasSeenOnAnEarlierConnection_looksAgain() {
        Writing<String, String> writing =
                new Writing<>(entries, spot, new Command.Write<>("k", "w", Match.ANY, Lifetimes.ETERNAL, true));
        look(writing, 1);
        look(writing, 2);
        assertThat(text(writing.ask("n", 2))).startsWith("cas n ").endsWith(" 7");
    }

    @Test
    void lease_seenOnAnEarlierConnection_isLookedAtAgain() {
        Claim claim = new Claim("lease", servers.all().get(0));
        List<Request> taking = List.of(claim.add(Ending.NEVER), claim.look());
        byte[] bytes = new byte[taking.get(0).length()];
        taking.get(0).writeTo(bytes, 0);
        String token = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n")[1];
        claim.looked(new Reply("VA 16 c9 f0 t-1", token.getBytes(StandardCharsets.ISO_8859_1)), 1);
        assertThat(claim.isHeld()).isTrue();
        assertThat(text(claim.asking(1, one -> List.of(one.delete())))).isEqualTo("md lease C9");
        assertThat(text(claim.asking(2, one -> List.of(one.delete())))).isEqualTo("mg lease v c f t");
    }
}
