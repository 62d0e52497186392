// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "redis://user:s3cret@host:1/2,redis://user:xxxxx@host:1/2",
        "redis://:s3cret@host,redis://:xxxxx@host",
        "redis://s3cret@host,redis://xxxxx@host",
        "redis://u:s3:cr@et@host,redis://u:xxxxx@host",
        "redis+cluster://u:s3cret@h1:1%2Ch2:2,redis+cluster://u:xxxxx@h1:1%2Ch2:2",
        "redis://:s3/cret@host,redis://xxxxx@host",
        "redis://:s3#cret@host,redis://xxxxx@host",
        "redis://:s3?cret@host,redis://xxxxx",
        "redis://:s3?x=cret@host,redis://xxxxx",
        "redis:u:s3cret@host,redis:u:xxxxx@host",
        "redis://h?password=s3cret,redis://h?password=xxxxx",
        "redis://h?password=s3@cret&timeout=5s,redis://h?password=xxxxx&timeout=5s",
        "redis://h?p%61ssword=s3cret,redis://h?p%61ssword=xxxxx",
        "redis://h?pasword=s3cret,redis://h?pasword=xxxxx",
        "reddis://u:s3cret@h,reddis://u:xxxxx@h",
        "u:s3cret@h,u:xxxxx@h",
    })
    void shown_withSecret_isWithoutIt(String text, String shown) {
        assertThat(redaction().shown(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local:/",
                "local:?max-entries=5",
                "redis://h1:1,h2:2/0?timeout=5s",
                "memcached://[::1]:1",
                "file:/home/me@work/x.properties",
                "jar:file:/a@b.jar!/x?y=z",
                "classpath:x@y.properties",
                "larder.properties"
            })
    void shown_withoutSecret_isTheVerySame(String text) {
        URI uri = URI.create(text);

        assertThat(redaction().shown(uri)).isSameAs(uri);
    }

    @Test
    void shown_twice_changesNothing() {
        String once = redaction().shown("redis://u:s3cret@h?password=s3cret");

        assertThat(redaction().shown(once)).isEqualTo(once).doesNotContain("*");
    }

    @Property
    void shown_anyPasswordHoweverWritten_isGone(
            @ForAll @StringLength(min = 4, max = 9) @AlphaChars String password, @ForAll char odd) {
        String secret = "<" + password + odd + password + ">";

        assertThat(redaction().shown("redis://user:" + secret + "@host"))
                .doesNotContain(password + odd, odd + password);
    }

    @Test
    void managerSettings_inAllTheyShow_haveNoSecret() {
        ManagerSettings settings = Fixtures.read(
                "redis://u:s3cret@h?password=s3cret",
                "larder.caches.users.store",
                "redis://u:s3cret@other?password=s3cret",
                "larder.pin",
                "5551234");
        CacheSettings users = settings.cache("users");

        assertThat(settings.toString()
                        + settings.shownUri()
                        + settings.shownStoreUri()
                        + settings.shown(settings.storeUri("users"))
                        + settings.warnings()
                        + settings.manager()
                        + users
                        + users.source(Settings.STORE)
                        + users.source(Fixtures.PASSWORD)
                        + settings.storeSettings(users))
                .doesNotContain("s3cret")
                .doesNotContain("5551234")
                .contains("redis://u:xxxxx@h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reddis://u:s3cret@h",
                "http://u:s3cret@h/x",
                "redis://u:s3/cret@h#f",
                "redis://:a?s3cret@h",
                "redis://:a?x=s3cret@h",
                "redis://h#s3cret@h",
                "redis://h?pin=s3cret",
                "redis://h?pasword=s3cret",
                "redis://h?password=s3cret&password=s3cret",
                "local://u:s3cret@h",
                "s3cret@h",
                "u:s3cret@h",
                "//u:s3cret@h"
            })
    void read_badUriWithSecret_doesNotTellIt(String uri) {
        assertThat(trace(Fixtures.mistakes(uri))).doesNotContain("s3cret").doesNotContain("s3/cret");
    }

    @ParameterizedTest
    @CsvSource({
        "larder.pin,s3cret",
        "larder.uri,redis://u:s3cret@h",
        "larder.caches.x.store,redis://u:s3cret @h",
        "larder.caches.x.store,reddis://u:s3cret@h",
        "larder.caches.x.store,redis://:s3cret#@h",
        "larder.caches.x.store,redis://u:p@h?pin=s3cret",
        "larder.pasword,s3cret",
        "larder.max-entries,${pw}",
    })
    void read_badPropertyWithSecret_doesNotTellIt(String key, String value) {
        SettingsReader reader = Fixtures.reader(Map.of("pw", "s3cret"), Map.of());
        try {
            ManagerSettings settings =
                    reader.read(URI.create("local:/"), Fixtures.properties(key, value), new Fixtures.NoResources());
            throw new AssertionError("read without a mistake: " + settings);
        } catch (ConfigurationException e) {
            assertThat(trace(e)).doesNotContain("s3cret");
        }
    }

    private static Redaction redaction() {
        return new Redaction(
                new Catalog(Fixtures.SCHEMES, java.util.List.of(Fixtures.PASSWORD, Fixtures.TIMEOUT, Fixtures.PIN)));
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
