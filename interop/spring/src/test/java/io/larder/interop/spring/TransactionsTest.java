// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.jcache.JCacheCacheManager;

/** Caches that take part in Spring's transactions: what is changed in one shows after it has been committed. */
@ParameterizedClass
@EnumSource
class TransactionsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final Place place;
    private Application application;
    private Ledger ledger;
    private Cache<Object, Object> books;

    TransactionsTest(Place place) {
        this.place = place;
    }

    @BeforeEach
    void start() {
        application = Application.at(place.uri(SERVERS), Ledger.class, Ledger.Database.class, Aware.class);
        ledger = application.bean(Ledger.class);
        books = application.cache("books");
    }

    /** Before anybody asks the manager for a cache. */
    static class Aware implements BeanPostProcessor {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof JCacheCacheManager manager) {
                manager.setTransactionAware(true);
            }
            return bean;
        }
    }

    @AfterEach
    void end() {
        application.close();
    }

    @Test
    void put_inTransaction_showsWhenItIsCommitted() {
        ledger.inTransaction(() -> {
            ledger.write(1, "a line");
            assertThat(books.containsKey(1)).isFalse();
        });

        assertThat(ledger.read(1)).isEqualTo("a line");
    }

    @Test
    void putAndEvict_rolledBack_changeNothing() {
        ledger.write(1, "old");
        ledger.write(2, "old");

        assertThatThrownBy(() -> ledger.inTransaction(() -> {
                    ledger.write(1, "new");
                    ledger.erase(2);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(books.get(1)).isEqualTo("old");
        assertThat(books.get(2)).isEqualTo("old");
    }

    @Test
    void evict_inTransaction_takesPlaceWhenItIsCommitted() {
        ledger.write(1, "old");

        ledger.inTransaction(() -> {
            ledger.erase(1);
            assertThat(ledger.read(1)).isEqualTo("old");
        });

        assertThat(books.containsKey(1)).isFalse();
    }
}
