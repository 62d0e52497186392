// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.config.CacheSettings;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private final EntryCodec<Object, Object> codec = EntryCodec.of(new EntryCodecSpec(
            "users", CacheSettings.DEFAULTS, EntryCodecTest.class.getClassLoader(), Object.class, Object.class));

    @Test
    void open_whatWasSealed_isTheValue() {
        KeyName name = codec.name("k");

        byte[] envelope = codec.seal("k", name, "value");

        assertThat(codec.open("k", name, envelope)).isNotNull().satisfies(opened -> {
            assertThat(opened.value()).isEqualTo("value");
            assertThat(opened.deadline()).isEqualTo(EntryCodec.NO_DEADLINE);
            assertThat(EntryCodec.version(envelope)).isEqualTo(opened.version().bytes());
        });
    }

    @Test
    void openEntry_nameAndEnvelope_giveTheKeyBack() {
        for (Object key : new Object[] {"k", 5, java.util.List.of(1, "b")}) {
            KeyName name = codec.name(key);

            byte[] envelope = codec.seal(key, name, "value");

            assertThat(codec.openEntry(name.text(), envelope))
                    .isNotNull()
                    .satisfies(entry -> assertThat(entry.key()).isEqualTo(key));
        }
    }
}
