// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Hibernate's integration of JCache can not promise to two applications that share a cache, whoever provides it: it
 * looks, decides, and puts, under locks that only its own JVM knows. Two session factories know nothing of each other's
 * locks, as two JVMs do not.
 */
class InterleavingTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static final AtomicInteger LAST = new AtomicInteger();

    private static Database database;

    @TempDir
    Path directory;

    /** Who provides the cache. */
    enum Provider {
        LARDER,
        LARDER_TIERED,
        LARDER_ON_MEMCACHED,
        REDISSON
    }

    @BeforeAll
    static void start() throws Exception {
        database = new Database();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @AfterEach
    void reset() {
        InterruptedPuts.reset();
    }

    private Shop shop(Provider provider) throws IOException {
        String jdbc = database.fresh();
        String prefix = "interleaving" + LAST.incrementAndGet();
        Shop shop = switch (provider) {
            case LARDER -> Shop.at(jdbc, Lying.REDIS.uri(SERVERS), prefix);
            case LARDER_TIERED -> Shop.at(jdbc, Lying.TIERED.uri(SERVERS), prefix);
            case LARDER_ON_MEMCACHED -> Shop.at(jdbc, Lying.MEMCACHED.uri(SERVERS), prefix);
            case REDISSON -> Shop.onRedisson(jdbc, SERVERS.redis().address(), directory);
        };
        return shop.with("hibernate.cache.region.factory_class", InterruptedPuts.class.getName());
    }

    private static void add(SessionFactory factory, Class<? extends Counted> entity) {
        factory.inTransaction(session -> session.find(entity, 1L).add(1));
    }

    private static long amount(SessionFactory factory, Class<? extends Counted> entity) {
        return factory.fromSession(session -> session.find(entity, 1L).amount());
    }

    private static long stored(SessionFactory factory, Class<? extends Counted> entity) {
        return Inspection.stored(factory, entity, 1);
    }

    private void assertStaleAfterLoad(Provider provider, Class<? extends Counted> entity, Object one, String put)
            throws IOException {
        Shop shop = shop(provider);
        shop.create();
        try (SessionFactory here = shop.open();
                SessionFactory there = shop.open()) {
            there.inTransaction(session -> session.persist(one));
            here.getCache().evictEntityData();
            InterruptedPuts.beforePutOf(put, () -> add(there, entity));
            amount(here, entity);

            assertThat(InterruptedPuts.isPending())
                    .as("the other one was to come in between")
                    .isFalse();
            assertThat(stored(here, entity)).isEqualTo(1);
            assertThat(amount(here, entity)).as("what the cache gives").isZero();
            assertThat(amount(there, entity))
                    .as("what it gives the one that made the change")
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void find_otherChangesBetweenLookAndPut_readWriteEntityIsStaleWithAnyProvider(Provider provider) throws Exception {
        assertStaleAfterLoad(provider, Stock.class, new Stock(1), "Item");
    }

    @ParameterizedTest
    @EnumSource
    void find_otherChangesBetweenLoadAndPut_nonstrictEntityIsStaleWithAnyProvider(Provider provider) throws Exception {
        assertStaleAfterLoad(provider, Visit.class, new Visit(1), "StandardCacheEntryImpl");
    }

    @ParameterizedTest
    @EnumSource
    void update_otherChangesBetweenCommitAndPut_readWriteEntityIsStaleWithAnyProvider(Provider provider)
            throws Exception {
        Shop shop = shop(provider);
        shop.create();
        try (SessionFactory here = shop.open();
                SessionFactory there = shop.open()) {
            there.inTransaction(session -> session.persist(new Stock(1)));
            InterruptedPuts.beforePutOf("Item", () -> add(there, Stock.class));
            add(here, Stock.class);

            assertThat(InterruptedPuts.isPending()).isFalse();
            assertThat(stored(here, Stock.class)).isEqualTo(2);
            assertThat(amount(here, Stock.class)).as("what the cache gives").isEqualTo(1);
        }
    }

    /** Also where the cache gives what is out of date, a version keeps the database right, and the cache learns of it. */
    @ParameterizedTest
    @EnumSource
    void update_ofStaleEntityWithVersion_isRefusedOnceAndWorksAgain(Provider provider) throws Exception {
        Shop shop = shop(provider);
        shop.create();
        try (SessionFactory here = shop.open();
                SessionFactory there = shop.open()) {
            there.inTransaction(session -> session.persist(new Stock(1)));
            here.getCache().evictEntityData();
            InterruptedPuts.beforePutOf("Item", () -> add(there, Stock.class));
            amount(here, Stock.class);

            assertThatThrownBy(() -> add(here, Stock.class)).isInstanceOf(OptimisticLockException.class);
            add(here, Stock.class);
            assertThat(stored(here, Stock.class)).isEqualTo(2);
            assertThat(amount(there, Stock.class)).isEqualTo(2);
        }
    }

    @Test
    void find_inSessionThatOnlyReadsTheCache_leavesNothingStale() throws Exception {
        Shop shop = shop(Provider.LARDER);
        shop.create();
        try (SessionFactory reader = shop.open();
                SessionFactory writer = shop.open()) {
            writer.inTransaction(session -> session.persist(new Stock(1)));
            reader.getCache().evictEntityData();
            InterruptedPuts.beforePutOf("Item", () -> add(writer, Stock.class));
            reader.inSession(session -> {
                // tag::reading[]
                session.setProperty("jakarta.persistence.cache.storeMode", CacheStoreMode.BYPASS);
                // end::reading[]
                assertThat(session.find(Stock.class, 1L).amount()).isZero();
            });

            assertThat(InterruptedPuts.isPending()).as("it was to put nothing").isTrue();
            InterruptedPuts.reset();
            add(writer, Stock.class);
            assertThat(amount(reader, Stock.class)).isEqualTo(1);
        }
    }
}
