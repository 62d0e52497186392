// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application in one JVM, without a server. */
class ShopTest {

    private static RunningShop shop;
    private int before;

    @BeforeAll
    static void start() throws ClassNotFoundException {
        shop = RunningShop.start("local:/");
    }

    @AfterAll
    static void end() {
        shop.close();
    }

    @BeforeEach
    void forget() {
        shop.delete("/cache");
        before = shop.questions();
    }

    private int questions() {
        return shop.questions() - before;
    }

    @Test
    void find_again_doesNotAskTheWarehouse() {
        String first = shop.get("/books/1");
        String second = shop.get("/books/1");

        assertThat(first).isEqualTo("{\"number\":1,\"title\":\"Moby-Dick\"}").isEqualTo(second);
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void find_whatIsNotThere_isRememberedToo() {
        assertThat(shop.get("/books/99")).isEmpty();
        assertThat(shop.get("/books/99")).isEmpty();
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void save_replacesWhatIsCached() {
        shop.get("/books/2");
        shop.put("/books/2", "Walden; or, Life in the Woods");

        assertThat(shop.get("/books/2")).contains("Life in the Woods");
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void delete_forgetsIt() {
        shop.put("/books/7", "Typee");
        shop.delete("/books/7");

        assertThat(shop.get("/books/7")).isEmpty();
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void price_keptByAnnotationsOfJsr107_isAskedForOnceUntilItIsForgotten() {
        assertThat(shop.get("/books/1/price")).isEqualTo("12.80");
        assertThat(shop.get("/books/1/price")).isEqualTo("12.80");
        shop.put("/books/1/price", "13.10");
        assertThat(shop.get("/books/1/price")).isEqualTo("13.10");
        assertThat(questions()).isEqualTo(1);

        shop.delete("/books/1/price");
        assertThat(shop.get("/books/1/price")).isEqualTo("13.10");
        assertThat(questions()).isEqualTo(2);
        shop.put("/books/1/price", "12.80");
    }
}
