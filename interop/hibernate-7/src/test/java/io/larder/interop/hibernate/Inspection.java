// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import io.larder.multijvm.Place;
import io.larder.multijvm.Work;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Compares what a JVM is given by the cache with what the database has, for each entity of a race. */
record Inspection(Shop shop, Class<? extends Counted> entity) implements Work<Inspection.Found> {

    /**
     * What it has found.
     *
     * @param cached how many entities the cache gave
     * @param stale those among them that the database has otherwise
     * @param stored the sum of the amounts in the database
     */
    record Found(int cached, List<Long> stale, long stored) implements Serializable {}

    @Override
    public Found run(Place place) {
        return look(OpenShops.of(shop));
    }

    Found look(SessionFactory factory) {
        List<Long> stale = new ArrayList<>();
        int cached = 0;
        long sum = 0;
        for (long id = 0; id < Race.ENTITIES; id++) {
            long stored = stored(factory, entity, id);
            long hits = factory.getStatistics().getSecondLevelCacheHitCount();
            long given = given(factory, id);
            boolean hit = factory.getStatistics().getSecondLevelCacheHitCount() > hits;
            cached += hit ? 1 : 0;
            if (given != stored) {
                stale.add(id);
            }
            sum += stored;
        }
        return new Found(cached, stale, sum);
    }

    private long given(SessionFactory factory, long id) {
        try (Session session = factory.openSession()) {
            return session.find(entity, id).amount();
        }
    }

    /** The amount that the database has. */
    static long stored(SessionFactory factory, Class<? extends Counted> entity, long id) {
        return factory.fromSession(session -> session.createNativeQuery(
                        "select amount from " + entity.getSimpleName() + " where id = " + id, Long.class)
                .getSingleResult());
    }
}
