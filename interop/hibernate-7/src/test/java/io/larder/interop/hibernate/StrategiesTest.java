// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Hibernate caches, under each of its strategies, in one application. */
@SuppressWarnings("NullAway.Init") // filled before each invocation of the class
@ParameterizedClass
@EnumSource(Lying.class)
class StrategiesTest {

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private static Database database;
    private static Shop shop;
    private static SessionFactory factory;

    /** What it is given is for {@link #open}. */
    StrategiesTest(Lying lying) {}

    @BeforeParameterizedClassInvocation
    static void open(Lying lying) throws Exception {
        database = new Database();
        shop = Shop.at(database.fresh(), lying.uri(SERVERS), "strategies");
        shop.create();
        factory = shop.open();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        factory.close();
        database.close();
    }

    @BeforeEach
    void fill() {
        factory.getSchemaManager().truncateMappedObjects();
        factory.getCache().evictAllRegions();
        factory.inTransaction(session -> {
            Country italy = new Country(1, "IT", "Italy");
            session.persist(italy);
            Product coffee = new Product(1, "coffee", "4.20");
            coffee.origin(italy);
            coffee.labels().add("fair");
            session.persist(coffee);
            session.persist(new Review(1, coffee, "strong"));
        });
        factory.getStatistics().clear();
    }

    private long hits() {
        return factory.getStatistics().getSecondLevelCacheHitCount();
    }

    private long statements() {
        return factory.getStatistics().getPrepareStatementCount();
    }

    private Country country() {
        return factory.fromSession(session -> session.find(Country.class, 1L));
    }

    @Test
    void find_readOnlyEntity_asksTheDatabaseOnce() {
        country();
        long asked = statements();

        assertThat(country().name()).isEqualTo("Italy");
        assertThat(statements()).isEqualTo(asked);
        assertThat(hits()).isPositive();
    }

    @SuppressWarnings("deprecation") // what replaces it is not in Hibernate 6
    private Product bySku(String sku) {
        return factory.fromSession(
                session -> session.bySimpleNaturalId(Product.class).load(sku));
    }

    @SuppressWarnings("deprecation") // what replaces it is not in Hibernate 6
    private Country byCode(String code) {
        return factory.fromSession(
                session -> session.bySimpleNaturalId(Country.class).load(code));
    }

    @Test
    void load_byNaturalId_asksTheDatabaseOnce() {
        byCode("IT");
        long asked = statements();

        assertThat(byCode("IT").name()).isEqualTo("Italy");
        assertThat(statements()).isEqualTo(asked);
        assertThat(factory.getStatistics().getNaturalIdCacheHitCount()).isPositive();
    }

    @Test
    void load_byNaturalIdThatHasChanged_findsItByTheNewOneOnly() {
        bySku("coffee");
        factory.inTransaction(session -> session.find(Product.class, 1L).sku("espresso"));

        assertThat(bySku("coffee")).isNull();
        assertThat(bySku("espresso").id()).isEqualTo(1);
    }

    @Test
    void update_readWriteEntity_isGivenByTheCacheWithAllThatItHas() {
        Instant now = Instant.parse("2026-01-01T00:00:00.123456Z");
        factory.inTransaction(session -> {
            session.find(Product.class, 1L).price("5.10");
            session.find(Product.class, 1L).sellOut(now);
        });
        long asked = statements();
        Product coffee = factory.fromSession(session -> session.find(Product.class, 1L));

        assertThat(statements()).as("from the cache").isEqualTo(asked);
        assertThat(coffee.price()).isEqualByComparingTo("5.10");
        assertThat(coffee.state()).isEqualTo(Product.State.SOLD_OUT);
        assertThat(coffee.changed()).isEqualTo(now);
    }

    @Test
    void update_rolledBack_isNotInTheCache() {
        factory.inSession(session -> session.find(Product.class, 1L));
        addAndRollBack(session -> session.find(Product.class, 1L).price("99"));

        for (int i = 0; i < 3; i++) {
            Product coffee = factory.fromSession(session -> session.find(Product.class, 1L));
            assertThat(coffee.price()).isEqualByComparingTo("4.20");
        }
    }

    private void addAndRollBack(Consumer<Session> change) {
        try (Session session = factory.openSession()) {
            Transaction transaction = session.beginTransaction();
            change.accept(session);
            session.flush();
            transaction.rollback();
        }
    }

    private List<String> labels() {
        return factory.fromSession(session ->
                session.find(Product.class, 1L).labels().stream().sorted().toList());
    }

    @Test
    void update_collectionOfValues_isCachedAndSeen() {
        labels();
        long asked = statements();
        assertThat(labels()).containsExactly("fair");
        assertThat(statements()).isEqualTo(asked);

        factory.inTransaction(
                session -> session.find(Product.class, 1L).labels().add("organic"));
        assertThat(labels()).containsExactly("fair", "organic");
        addAndRollBack(session -> session.find(Product.class, 1L).labels().clear());
        assertThat(labels()).containsExactly("fair", "organic");
    }

    private List<String> reviews() {
        return factory.fromSession(session -> session.find(Product.class, 1L).reviews().stream()
                .map(Review::text)
                .toList());
    }

    @Test
    void update_nonstrictEntityInACollection_isSeen() {
        reviews();
        long asked = statements();
        assertThat(reviews()).containsExactly("strong");
        assertThat(statements()).isEqualTo(asked);

        factory.inTransaction(session -> session.find(Review.class, 1L).text("very strong"));
        assertThat(reviews()).containsExactly("very strong");
    }

    private List<String> dearerThan(String price) {
        return factory.fromSession(
                session -> session.createQuery("select p.sku from Product p where p.price > :price", String.class)
                        .setParameter("price", new BigDecimal(price))
                        .setCacheable(true)
                        .list());
    }

    @Test
    void list_cacheableQuery_asksAgainOnlyAfterAChange() {
        dearerThan("4");
        long asked = statements();
        assertThat(dearerThan("4")).containsExactly("coffee");
        assertThat(statements()).isEqualTo(asked);
        assertThat(factory.getStatistics().getQueryCacheHitCount()).isEqualTo(1);

        factory.inTransaction(session -> session.find(Product.class, 1L).price("3.90"));
        assertThat(dearerThan("4")).isEmpty();
        assertThat(factory.getStatistics().getUpdateTimestampsCacheHitCount()).isPositive();
    }

    @Test
    void evict_oneEntityOrAll_areAskedForAgain() {
        country();
        assertThat(factory.getCache().containsEntity(Country.class, 1L)).isTrue();
        factory.getCache().evictEntityData(Country.class, 1L);
        assertThat(factory.getCache().containsEntity(Country.class, 1L)).isFalse();

        country();
        factory.getCache().evictRegion("countries");
        assertThat(factory.getCache().containsEntity(Country.class, 1L)).isFalse();

        country();
        labels();
        dearerThan("4");
        factory.getCache().evictAllRegions();
        assertThat(factory.getCache().containsEntity(Country.class, 1L)).isFalse();
        assertThat(factory.getCache().containsCollection(Product.class.getName() + ".labels", 1L))
                .isFalse();
        long asked = statements();
        dearerThan("4");
        assertThat(statements()).isEqualTo(asked + 1);
    }

    @Test
    void remove_entity_isNotFoundAgain() {
        labels();
        factory.inTransaction(session -> {
            session.remove(session.find(Review.class, 1L));
            session.remove(session.find(Product.class, 1L));
        });

        Product gone = factory.fromSession(session -> session.find(Product.class, 1L));
        assertThat(gone).isNull();
        assertThat(bySku("coffee")).isNull();
    }

    /** Statements of HQL and SQL change what Hibernate can not tell: it forgets the region. */
    @Test
    void update_byStatement_isSeen() {
        reviews();
        factory.inTransaction(session ->
                session.createMutationQuery("update Product p set p.price = 7").executeUpdate());

        Product coffee = factory.fromSession(session -> session.find(Product.class, 1L));
        assertThat(coffee.price()).isEqualByComparingTo("7");
    }

    @Test
    void transactional_rolledBack_staysInTheCacheAllTheSame() {
        factory.inTransaction(session -> session.persist(new Draw(1)));
        factory.inSession(session -> session.find(Draw.class, 1L));
        addAndRollBack(session -> session.find(Draw.class, 1L).add(1));

        long given = factory.fromSession(session -> session.find(Draw.class, 1L).amount());
        assertThat(given).as("what was never committed").isEqualTo(1);
        assertThatThrownBy(() -> factory.inTransaction(
                        session -> session.find(Draw.class, 1L).add(1)))
                .isInstanceOf(OptimisticLockException.class);
    }

    /** Four threads change the same entities, some roll back: what the cache gives afterwards is what is stored. */
    @Test
    void race_inOneJvm_leavesNothingStaleInReadWriteRegions() throws Exception {
        for (Class<? extends Counted> entity : List.<Class<? extends Counted>>of(Stock.class, Shelf.class)) {
            for (long id = 0; id < Race.ENTITIES; id++) {
                Object one = entity.getDeclaredConstructor(long.class).newInstance(id);
                factory.inTransaction(session -> session.persist(one));
            }
            Race race = new Race(shop, entity, 4, Duration.ofMillis(500));
            List<CompletableFuture<Race.Tally>> threads = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> race.alone(factory), each -> new Thread(each).start()))
                    .limit(4)
                    .toList();
            long committed =
                    threads.stream().mapToLong(one -> one.join().committed()).sum();

            Inspection.Found found = new Inspection(shop, entity).look(factory);
            assertThat(found.stale()).isEmpty();
            assertThat(committed).isPositive();
            if (entity == Stock.class) {
                assertThat(found.stored()).as("no addition is lost").isEqualTo(committed);
            }
        }
    }
}
