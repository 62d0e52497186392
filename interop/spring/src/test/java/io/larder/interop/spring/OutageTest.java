// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.testing.Await;
import io.larder.testing.servers.RedisServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application sees of a server that dies and comes back. */
class OutageTest {

    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
    }

    @AfterEach
    void end() {
        redis.close();
    }

    @Test
    void find_whileTheServerIsDown_failsWithWhatIsWrong() {
        try (Application application = Application.at(redis.uri(), Library.class)) {
            Library library = application.bean(Library.class);
            library.find(1);
            redis.kill();

            assertThatThrownBy(() -> library.find(1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Cache 'books': get failed");
            redis.restart();
            Await.until("the server is used again", () -> finds(library));
            assertThat(library.find(1)).isEqualTo(new Book(1, "Book 1"));
        }
    }

    @Test
    void everything_whileTheServerIsDownAndErrorsAreLogged_worksUncached() {
        try (Application application =
                Application.at(redis.uri(), Library.class, Slow.class, PriceList.class, ForgivingCaches.class)) {
            Library library = application.bean(Library.class);
            Slow slow = application.bean(Slow.class);
            PriceList prices = application.bean(PriceList.class);
            redis.kill();

            assertThat(library.find(1)).isEqualTo(new Book(1, "Book 1"));
            assertThat(library.find(1)).isEqualTo(new Book(1, "Book 1"));
            library.save(new Book(2, "new"));
            library.remove(2);
            assertThat(slow.ask(1)).isEqualTo("answer 1");
            assertThat(prices.price(7)).isEqualTo(new BigDecimal("7.00"));
            assertThat(library.loads()).isEqualTo(2);

            redis.restart();
            Await.until("the cache keeps books again", () -> {
                library.find(3);
                int before = library.loads();
                library.find(3);
                return library.loads() == before;
            });
        }
    }

    private static boolean finds(Library library) {
        try {
            return library.find(1) != null;
        } catch (StoreException notYet) {
            return false;
        }
    }
}
