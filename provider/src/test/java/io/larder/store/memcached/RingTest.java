// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The expected owners were computed by libmemcached 1.1.4 with {@code MEMCACHED_BEHAVIOR_KETAMA_WEIGHTED} for the names
 * {@code larder:users:k0} to {@code larder:users:k99}.
 */
final class RingTest {

    private static String owners(Host... hosts) {
        Ring ring = new Ring(List.of(hosts));
        return IntStream.range(0, 100)
                .mapToObj(i -> String.valueOf(ring.owner("larder:users:k" + i)))
                .collect(Collectors.joining());
    }

    @Test
    void owner_equalServers_isLibmemcacheds() {
        assertThat(owners(
                        new Host("10.0.0.1", 11211, 1), new Host("10.0.0.2", 11211, 1), new Host("10.0.0.3", 11211, 1)))
                .isEqualTo("20020201210012000012021120120212002020211110020110120021010110002022000202110112102002"
                        + "10001022200020");
    }

    @Test
    void owner_serversOfOneHost_isLibmemcacheds() {
        assertThat(owners(
                        new Host("127.0.0.1", 11301, 1),
                        new Host("127.0.0.1", 11302, 1),
                        new Host("127.0.0.1", 11303, 1)))
                .isEqualTo("01000222021212010101212221111020120000222201002202111020210200111111122011011100212201"
                        + "10220210021210");
    }

    @Test
    void owner_serversByName_isLibmemcacheds() {
        assertThat(owners(new Host("cache-a.example.com", 11211, 1), new Host("cache-b.example.com", 11212, 1)))
                .isEqualTo("10000010101000110110001000000110011100100011100000110111011110111001011111011010100000"
                        + "00011100000110");
    }

    @Test
    void owner_serversWithWeights_isLibmemcacheds() {
        assertThat(owners(
                        new Host("10.0.0.1", 11211, 1), new Host("10.0.0.2", 11211, 2), new Host("10.0.0.3", 11211, 5)))
                .isEqualTo("21222220212012122122221122122212202222222112220112120221010112212222001222212112112222"
                        + "10221022222220");
        assertThat(owners(
                        new Host("a", 11211, 3),
                        new Host("b", 11211, 3),
                        new Host("c", 11212, 1),
                        new Host("d", 11211, 7)))
                .isEqualTo("33303330310133031123101333313113311033032333301313322120100333110331301303010330130030"
                        + "33331331103310");
    }

    @Test
    void owner_whenAServerIsTakenAway_movesOnlyItsNames() {
        String three = owners(new Host("a", 1, 1), new Host("b", 1, 1), new Host("c", 1, 1));
        String two = owners(new Host("a", 1, 1), new Host("b", 1, 1));
        for (int i = 0; i < 100; i++) {
            if (three.charAt(i) != '2') {
                assertThat(two.charAt(i)).as("k%s", i).isEqualTo(three.charAt(i));
            }
        }
    }

    @Test
    void owner_ofOneServer_isThatServer() {
        assertThat(owners(new Host("a", 1, 7))).isEqualTo("0".repeat(100));
    }
}
