// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import io.larder.multijvm.Jvms;
import io.larder.multijvm.Running;
import io.larder.multijvm.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;

/** Two JVMs that race, and what they leave behind. */
final class Races {

    /** How long what is late may be so. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Jvms jvms;
    private final Shop shop;
    private final Class<? extends Counted> entity;

    Races(Jvms jvms, Shop shop, Class<? extends Counted> entity) {
        this.jvms = jvms;
        this.shop = shop;
        this.entity = entity;
    }

    /**
     * What a race has left.
     *
     * @param late entities that a JVM was at first given otherwise than the database has them
     * @param stale those among them that were given so for {@link #SETTLING}
     * @param cached how many a cache gave at all
     * @param stored the sum of all amounts
     */
    record Left(Race.Tally tally, Set<Long> late, Set<Long> stale, int cached, long stored) {}

    /** Makes the tables and the entities. */
    Races begin() throws ReflectiveOperationException {
        shop.create();
        try (SessionFactory factory = shop.open()) {
            factory.getCache().evictAllRegions();
            for (long id = 0; id < Race.ENTITIES; id++) {
                Object one = entity.getDeclaredConstructor(long.class).newInstance(id);
                factory.inTransaction(session -> session.persist(one));
            }
        }
        return this;
    }

    /** Lets so many threads in both JVMs run for so long, waits until they have finished, and looks. */
    Left run(int threads, Duration length) throws InterruptedException {
        Race.Tally tally = new Race.Tally(0, 0, 0, 0, 0);
        for (Race.Tally one : both(new Race(shop, entity, threads, length), length)) {
            tally = tally.plus(one);
        }
        List<Inspection.Found> found = inspect();
        Set<Long> late = stale(found);
        return new Left(
                tally,
                late,
                settled(late),
                found.stream().mapToInt(Inspection.Found::cached).sum(),
                found.get(0).stored());
    }

    /** A near tier may be told of the last changes a little later. */
    private Set<Long> settled(Set<Long> late) throws InterruptedException {
        Set<Long> stale = late;
        long begun = System.nanoTime();
        while (!stale.isEmpty() && System.nanoTime() - begun < SETTLING.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            stale = stale(inspect());
        }
        return stale;
    }

    private static Set<Long> stale(List<Inspection.Found> found) {
        return found.stream().flatMap(one -> one.stale().stream()).collect(Collectors.toSet());
    }

    /** What either JVM is given now. */
    List<Inspection.Found> inspect() throws InterruptedException {
        return both(new Inspection(shop, entity), Duration.ZERO);
    }

    private <R> List<R> both(Work<R> work, Duration length) throws InterruptedException {
        List<Running<R>> running = new ArrayList<>();
        for (int jvm = 0; jvm < 2; jvm++) {
            running.add(jvms.get(jvm).begin(work));
        }
        List<R> results = new ArrayList<>();
        for (Running<R> one : running) {
            results.add(one.result(length.plus(PATIENCE)));
        }
        return results;
    }

    /** Ends the application in both JVMs. */
    void end() throws InterruptedException {
        Shop ended = shop;
        both(
                place -> {
                    OpenShops.close(ended);
                    return 0;
                },
                Duration.ZERO);
    }
}
