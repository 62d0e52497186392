// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.multijvm.Jvm;
import io.larder.multijvm.JvmOptions;
import io.larder.multijvm.Jvms;
import io.larder.multijvm.Running;
import io.larder.testing.Await;
import io.larder.testing.servers.SharedServers;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cache.spi.support.AbstractReadWriteAccess.SoftLockImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two JVMs with one database and one cache: what one changes, the other sees. */
@SuppressWarnings("NullAway.Init") // filled before each invocation of the class
@ParameterizedClass
@EnumSource(value = Lying.class, names = "LOCAL", mode = EnumSource.Mode.EXCLUDE)
class TwoJvmsTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static Jvms jvms;
    private static Database database;
    private static Shop shop;
    private static SessionFactory factory;

    /** What a session is asked in a JVM. */
    @FunctionalInterface
    interface Asking<R> extends Function<Session, R>, Serializable {}

    @BeforeAll
    static void start() throws Exception {
        database = new Database();
        jvms = Jvms.start(2);
    }

    @AfterAll
    static void stop() {
        jvms.close();
        database.close();
    }

    /** What it is given is for {@link #open}. */
    TwoJvmsTest(Lying lying) {}

    @BeforeParameterizedClassInvocation
    static void open(Lying lying) {
        shop = Shop.at(database.fresh(), lying.uri(SERVERS), "jvms");
        shop.create();
        factory = shop.open();
    }

    @AfterParameterizedClassInvocation
    static void close() throws InterruptedException {
        factory.close();
        Shop ended = shop;
        for (Jvm jvm : jvms.first(2)) {
            jvm.run(place -> {
                OpenShops.close(ended);
                return 0;
            });
        }
    }

    @BeforeEach
    void fill() {
        factory.getSchemaManager().truncateMappedObjects();
        factory.getCache().evictAllRegions();
        factory.inTransaction(session -> {
            Product coffee = new Product(1, "coffee", "4.20");
            coffee.labels().add("fair");
            session.persist(coffee);
            session.persist(new Review(1, coffee, "strong"));
            session.persist(new Stock(1));
        });
    }

    @AfterEach
    void renew() {
        jvms.renew();
    }

    private <R> R in(int jvm, Asking<R> asking) throws InterruptedException {
        Shop open = shop;
        return jvms.get(jvm).run(place -> OpenShops.of(open).fromTransaction(asking));
    }

    private long statements(int jvm) throws InterruptedException {
        Shop open = shop;
        return jvms.get(jvm).run(place -> OpenShops.of(open).getStatistics().getPrepareStatementCount());
    }

    /** Near tiers are told within milliseconds; the other stores are asked. */
    private <R> void awaitIn(int jvm, R expected, Asking<R> asking) throws InterruptedException {
        Shop open = shop;
        jvms.get(jvm).run(place -> {
            Await.until(
                    expected + " in JVM " + place.jvm(),
                    () -> expected.equals(OpenShops.of(open).fromTransaction(asking)));
            return 0;
        });
    }

    @Test
    void find_entityThatTheOtherJvmHasLoaded_asksNoDatabase() throws Exception {
        in(0, session -> session.find(Product.class, 1L).sku());
        in(1, session -> 0);
        long asked = statements(1);

        String sku = in(1, session -> session.find(Product.class, 1L).sku());
        assertThat(sku).isEqualTo("coffee");
        assertThat(statements(1)).isEqualTo(asked);
    }

    @Test
    void update_inOneJvm_isSeenInTheOther() throws Exception {
        for (int i = 0; i < 10; i++) {
            BigDecimal price = new BigDecimal(i + ".50");
            List<String> labels = List.of("label " + i);
            String sku = "coffee " + i;
            in(i % 2, session -> {
                Product coffee = session.find(Product.class, 1L);
                coffee.price(price.toString());
                coffee.labels().clear();
                coffee.labels().addAll(labels);
                coffee.sku(sku);
                session.find(Review.class, 1L).text(sku);
                return 0;
            });
            awaitIn(1 - i % 2, price, session -> session.find(Product.class, 1L).price());
            awaitIn(
                    1 - i % 2,
                    labels,
                    session -> List.copyOf(session.find(Product.class, 1L).labels()));
            awaitIn(1 - i % 2, sku, session -> session.find(Review.class, 1L).text());
            awaitIn(
                    1 - i % 2,
                    1,
                    session -> session.createQuery("from Product where sku = :sku", Product.class)
                            .setParameter("sku", sku)
                            .setCacheable(true)
                            .list()
                            .size());
        }
    }

    private static final String AMOUNTS = "select s.amount from Stock s";

    @Test
    void list_cacheableQueryThatTheOtherJvmHasAsked_asksNoDatabaseUntilAChange() throws Exception {
        Asking<List<Long>> amounts = session ->
                session.createQuery(AMOUNTS, Long.class).setCacheable(true).list();
        in(1, session -> 0);
        in(0, amounts);
        long asked = statements(1);
        List<Long> given = in(1, amounts);
        assertThat(given).containsExactly(0L);
        assertThat(statements(1)).isEqualTo(asked);

        in(0, session -> {
            session.find(Stock.class, 1L).add(5);
            return 0;
        });
        awaitIn(1, List.of(5L), amounts);
    }

    @Test
    void evict_inOneJvm_isAnEvictionInTheOther() throws Exception {
        Shop open = shop;
        in(0, session -> session.find(Product.class, 1L).sku());
        in(1, session -> session.find(Product.class, 1L).sku());
        jvms.get(0).run(place -> {
            OpenShops.of(open).getCache().evictAllRegions();
            return 0;
        });
        jvms.get(1).run(place -> {
            Await.until("the eviction", () -> !OpenShops.of(open).getCache().containsEntity(Product.class, 1L));
            return 0;
        });
    }

    /** What the region has after a JVM that has written nothing has looked for the only entity. */
    private static String lyingAfterALoadInAFreshJvm(Shop shop) throws InterruptedException {
        try (Jvm fresh = jvms.more("fresh", JvmOptions.defaults())) {
            return fresh.run(place -> {
                SessionFactory factory = OpenShops.of(shop);
                factory.inSession(session -> session.find(Stock.class, 1L));
                return Objects.requireNonNull(Regions.value(factory, "stocks"))
                        .getClass()
                        .getSimpleName();
            });
        }
    }

    /** A lock that another JVM can not read would be a miss, and whoever loads the entity would put it over the lock. */
    @Test
    void lock_ofAnUpdateThatIsNotCommitted_isRespectedByAJvmThatHasNeverWrittenOne() throws Exception {
        Shop open = shop;
        String name = "update " + open.jdbc();
        Running<Integer> update = jvms.get(0).begin(place -> {
            OpenShops.of(open).inTransaction(session -> {
                session.find(Stock.class, 1L).add(1);
                session.flush();
                place.tell("flushed", name);
                Gate.await(name);
            });
            return 0;
        });
        Await.until("the update", () -> jvms.journal().told("flushed").contains(name));
        assertThat(lyingAfterALoadInAFreshJvm(open)).isEqualTo(SoftLockImpl.class.getSimpleName());
        jvms.get(0).run(place -> {
            Gate.open(name);
            return 0;
        });
        update.result();
        awaitIn(1, 1L, session -> session.find(Stock.class, 1L).amount());
    }

    @Test
    void lock_ofAJvmThatDied_isNoObstacle() throws Exception {
        Shop open = shop;
        String name = "death " + open.jdbc();
        jvms.get(0).begin(place -> {
            OpenShops.of(open).inTransaction(session -> {
                session.find(Stock.class, 1L).add(1);
                session.flush();
                place.tell("flushed", name);
                Gate.await(name);
            });
            return 0;
        });
        Await.until("the update", () -> jvms.journal().told("flushed").contains(name));
        jvms.get(0).kill();

        awaitIn(1, 0L, session -> session.find(Stock.class, 1L).amount());
        in(1, session -> {
            session.find(Stock.class, 1L).add(7);
            return 0;
        });
        awaitIn(1, 7L, session -> session.find(Stock.class, 1L).amount());
    }

    /** Where work in a JVM waits until other work there lets it go on. */
    static final class Gate {

        private static final Map<String, CountDownLatch> ALL = new ConcurrentHashMap<>();

        private Gate() {}

        private static CountDownLatch of(String name) {
            return ALL.computeIfAbsent(name, any -> new CountDownLatch(1));
        }

        static void await(String name) {
            try {
                of(name).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        static void open(String name) {
            of(name).countDown();
        }
    }
}
