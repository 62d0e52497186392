// SPDX-License-Identifier: Apache-2.0
package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.config.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class MemcachedPlaceTest {

    private static MemcachedPlace of(String uri) {
        return MemcachedPlace.of(URI.create(uri));
    }

    @Test
    void of_hosts_takesPortsAndWeights() {
        assertThat(of("memcached://a,B.example:1,10.0.0.1:11212:5").hosts())
                .containsExactly(new Host("a", 11211, 1), new Host("b.example", 1, 1), new Host("10.0.0.1", 11212, 5));
        assertThat(of("memcached://[::1]:7").hosts()).containsExactly(new Host("::1", 7, 1));
    }

    @Test
    void of_login_isDecoded() {
        MemcachedPlace place = of("memcached://al%40ice:s%2Fec+ret%3A@h:1");
        assertThat(place.user()).isEqualTo("al@ice");
        assertThat(place.password()).isEqualTo("s/ec+ret:");
        assertThat(place).hasToString("memcached://h:1");
    }

    @Test
    void of_withoutLogin_hasNone() {
        assertThat(of("memcached://h").user()).isNull();
        assertThat(of("memcached://h/").password()).isNull();
    }

    @Test
    void of_wrongUris_saysWhatIsWrongWithoutTheSecret() {
        for (String uri : new String[] {
            "memcached:h",
            "memcached://h/path",
            "memcached://h:0",
            "memcached://h:70000",
            "memcached://h:1:0",
            "memcached://h:1:5000",
            "memcached://h:1:2:3",
            "memcached://h:x",
            "memcached://h,,i",
            "memcached://h,H",
            "memcached://user@h",
            "memcached://:secret@h",
            "memcached://user:secret@h/path",
            "memcached+discovery://h,i"
        }) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .as(uri)
                    .isThrownBy(() -> of(uri))
                    .withMessageContaining("://… can not be used: ")
                    .withMessageNotContaining("secret");
        }
    }

    @Test
    void of_tls_saysWhatToDoInstead() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of("memcacheds://user:secret@h"))
                .withMessageContaining("TLS")
                .withMessageContaining("stunnel")
                .withMessageNotContaining("secret");
    }
}
