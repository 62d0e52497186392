// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import io.larder.multijvm.Place;
import io.larder.multijvm.Work;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;

/**
 * What one JVM does in a race: reads, adds to, and now and then rolls back what it has added to a few entities, as fast as
 * it can.
 */
record Race(Shop shop, Class<? extends Counted> entity, int threads, Duration length) implements Work<Race.Tally> {

    static final int ENTITIES = 10;

    /**
     * What came of it.
     *
     * @param committed additions that the database has
     * @param conflicts additions that it refused, since another one came first
     */
    record Tally(long reads, long hits, long committed, long rolledBack, long conflicts) implements Serializable {

        Tally plus(Tally other) {
            return new Tally(
                    reads + other.reads,
                    hits + other.hits,
                    committed + other.committed,
                    rolledBack + other.rolledBack,
                    conflicts + other.conflicts);
        }
    }

    @Override
    public Tally run(Place place) throws Exception {
        SessionFactory factory = OpenShops.of(shop);
        long hits = factory.getStatistics().getSecondLevelCacheHitCount();
        Tally all = new Tally(0, -hits, 0, 0, 0);
        for (Tally one : place.inThreads(threads, thread -> alone(factory))) {
            all = all.plus(one);
        }
        return all.plus(new Tally(0, factory.getStatistics().getSecondLevelCacheHitCount(), 0, 0, 0));
    }

    /** What one thread does. */
    Tally alone(SessionFactory factory) {
        List<Boolean> committed = new ArrayList<>();
        long reads = 0;
        long rolledBack = 0;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < length.toNanos()) {
            long id = ThreadLocalRandom.current().nextInt(ENTITIES);
            int dice = ThreadLocalRandom.current().nextInt(10);
            if (dice < 5) {
                factory.inSession(session -> session.find(entity, id));
                reads++;
            } else if (dice < 9) {
                committed.add(add(factory, id));
            } else {
                addAndRollBack(factory, id);
                rolledBack++;
            }
        }
        long done = committed.stream().filter(yes -> yes).count();
        return new Tally(reads, 0, done, rolledBack, committed.size() - done);
    }

    private boolean add(SessionFactory factory, long id) {
        try {
            factory.inTransaction(session -> session.find(entity, id).add(1));
            return true;
        } catch (PersistenceException conflict) {
            // After a commit the cache may have failed, and the database has the change all the same.
            return String.valueOf(conflict.getMessage()).contains("afterTransactionCompletion");
        }
    }

    private void addAndRollBack(SessionFactory factory, long id) {
        try (Session session = factory.openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                session.find(entity, id).add(1_000_000);
                session.flush();
            } catch (PersistenceException conflict) {
                // it is rolled back anyhow
            } finally {
                transaction.rollback();
            }
        }
    }
}
