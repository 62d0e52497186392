// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.testing.servers.RedisServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application of Hibernate sees when the cache's server is down. */
class OutageTest {

    private static final String ALL = "from Stock";

    private Database database;
    private RedisServer redis;
    private SessionFactory factory;

    @BeforeEach
    void open() throws Exception {
        database = new Database();
        redis = RedisServer.start();
        Shop shop = Shop.at(database.fresh(), redis.uri().toString(), "outage");
        shop.create();
        factory = shop.open();
        factory.inTransaction(session -> session.persist(new Stock(1)));
    }

    @AfterEach
    void close() {
        factory.close();
        redis.close();
        database.close();
    }

    private void add() {
        factory.inTransaction(session -> session.find(Stock.class, 1L).add(1));
    }

    @Test
    void operations_withoutServer_throwWhatLarderThrowsAndWorkAgainWithIt() {
        redis.kill();

        assertRefused(() -> factory.inSession(session -> session.find(Stock.class, 1L)));
        assertRefused(() -> factory.inSession(
                session -> session.createQuery(ALL, Stock.class).list()));
        assertRefused(() -> factory.inSession(session ->
                session.createQuery(ALL, Stock.class).setCacheable(true).list()));
        assertRefused(this::add);
        assertRefused(() -> factory.getCache().evictAllRegions());
        assertThat(Inspection.stored(factory, Stock.class, 1))
                .as("nothing is changed, and statements that pass the cache by still work")
                .isZero();

        redis.restart();
        add();
        Stock found = factory.fromSession(session -> session.find(Stock.class, 1L));
        assertThat(found.amount()).isEqualTo(1);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageContaining("nobody listens there");
    }

    /** The database has committed; what comes out is Hibernate's, since only then the cache is told. */
    @Test
    void commit_serverFailsBeforeIt_throwsAlthoughTheDatabaseHasCommitted() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.find(Stock.class, 1L).add(1);
                    session.flush();
                    redis.kill();
                }))
                .isInstanceOf(HibernateException.class)
                .hasMessageContaining("afterTransactionCompletion")
                .hasCauseInstanceOf(StoreException.class);

        assertThat(Inspection.stored(factory, Stock.class, 1)).isEqualTo(1);
        redis.restart();
        Stock found = factory.fromSession(session -> session.find(Stock.class, 1L));
        assertThat(found.amount()).isEqualTo(1);
    }
}
