// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Codec;
import io.larder.spi.KeyCodec;
import io.larder.testing.servers.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.Test;

/** Codecs of an application's own, as the page shows them. */
class OwnCodecTest {

    // tag::values[]
    /** Prices as text, so that programs in other languages can read them too. */
    public static final class PriceCodec implements Codec {

        @Override
        public int id() {
            return 40; // stands in each envelope; from 32 on, ids are free
        }

        @Override
        public byte[] encode(Object value) throws IOException {
            if (value instanceof Price price) {
                return (price.cents() + " " + price.currency()).getBytes(StandardCharsets.UTF_8);
            }
            throw new IOException("Not a price: " + value.getClass());
        }

        @Override
        public Object decode(byte[] bytes) throws IOException {
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ");
            if (parts.length != 2) {
                throw new IOException("Not a price: " + parts.length + " parts"); // the entry is absent then
            }
            return new Price(Long.parseLong(parts[0]), parts[1]);
        }
    }
    // end::values[]

    // tag::keys[]
    /** Articles are found by their number, whatever else they bear. */
    public static final class ArticleCodec implements KeyCodec<Article> {

        @Override
        public String encode(Article article) {
            return article.number();
        }

        @Override
        public Article decode(String number) {
            return new Article(number);
        }
    }
    // end::keys[]

    record Price(long cents, String currency) {}

    /** Equals none but itself, and so has no canonical form. */
    static final class Article {

        private final String number;

        Article(String number) {
            this.number = number;
        }

        String number() {
            return number;
        }
    }

    @Test
    void codecs_ofOnesOwn_makeNamesAndBytes() {
        try (RedisServer server = RedisServer.start()) {
            Properties settings = new Properties();
            // tag::settings[]
            settings.setProperty("larder.caches.prices.codec", PriceCodec.class.getName());
            settings.setProperty("larder.caches.prices.key-codec", ArticleCodec.class.getName());
            // end::settings[]
            try (CacheManager manager = Caching.getCachingProvider().getCacheManager(server.uri(), null, settings)) {
                Cache<Article, Price> prices = manager.getCache("prices");
                prices.put(new Article("A-7"), new Price(250, "EUR"));

                assertThat(prices.get(new Article("A-7"))).isEqualTo(new Price(250, "EUR"));
                List<?> names = (List<?>) Objects.requireNonNull(server.command("KEYS", "larder:prices:*"));
                assertThat(names).hasSize(1).first().asString().endsWith(":kA-7");
                assertThat(server.command("GETRANGE", String.valueOf(names.get(0)), "23", "-1"))
                        .isEqualTo("250 EUR");
            }
        }
    }
}
