// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import java.math.BigDecimal;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The configuration that the documentation shows. */
class PlainSpringTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    @ParameterizedTest
    @EnumSource
    void context_closed_closesTheManager(Place place) {
        System.setProperty("LIBRARY_URI", place.uri(SERVERS).toString());
        CacheManager caches;
        try (AnnotationConfigApplicationContext context = library()) {
            caches = context.getBean(CacheManager.class);
            Library library = context.getBean(Library.class);
            PriceList prices = context.getBean(PriceList.class);
            library.removeAll();
            prices.removeAll();

            assertThat(library.find(1)).isEqualTo(library.find(1));
            assertThat(library.find(-1)).isNull();
            assertThat(library.find(-1)).isNull();
            assertThat(prices.price(7)).isEqualTo(prices.price(7)).isEqualTo(new BigDecimal("7.00"));
            assertThat(library.loads() + prices.loads()).isEqualTo(3);
            assertThat(caches.isClosed()).isFalse();
        } finally {
            System.clearProperty("LIBRARY_URI");
        }
        assertThat(caches.isClosed()).isTrue();
    }

    /** JCache knows a manager by its URI and class loader; so does every provider. */
    @Test
    void twoContexts_withOneUriAndClassLoader_haveOneManager() {
        try (AnnotationConfigApplicationContext lasting = library()) {
            try (AnnotationConfigApplicationContext passing = library()) {
                assertThat(passing.getBean(CacheManager.class)).isSameAs(lasting.getBean(CacheManager.class));
            }

            assertThatThrownBy(() -> lasting.getBean(Library.class).find(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }

    private static AnnotationConfigApplicationContext library() {
        return new AnnotationConfigApplicationContext(PlainSpring.class, Library.class, PriceList.class);
    }
}
