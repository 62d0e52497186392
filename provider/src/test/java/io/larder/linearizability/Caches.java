// SPDX-License-Identifier: Apache-2.0
package io.larder.linearizability;

import io.larder.config.CacheSettings;
import io.larder.engine.CacheEngine;
import io.larder.testing.LocalEngine;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/** The caches that are looked at: each takes other paths through the engine and the store. */
final class Caches {

    private static final LocalEngine ENGINES = new LocalEngine(CacheSettings.DEFAULTS, System::nanoTime);

    private Caches() {}

    private static MutableConfiguration<Integer, Integer> configuration() {
        return new MutableConfiguration<Integer, Integer>().setTypes(Integer.class, Integer.class);
    }

    /** Values held bare, direct path. */
    public static final class ByReference extends CacheOperations {
        public ByReference() {
            super(ENGINES.open(configuration().setStoreByValue(false)));
        }
    }

    /** Values held with their lifetime, direct path, reads that touch. */
    public static final class Touched extends CacheOperations {
        public Touched() {
            super(ENGINES.open(configuration()
                    .setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(new Duration(TimeUnit.HOURS, 1)))));
        }
    }

    /** A policy of the application's own: general path, touches as commands of their own. */
    public static final class OwnPolicy extends CacheOperations {
        public OwnPolicy() {
            super(ENGINES.open(configuration().setExpiryPolicyFactory(Hours::new)));
        }
    }

    /** A synchronous listener: every change under the key's lock. */
    public static final class Listened extends CacheOperations {
        public Listened() {
            super(ENGINES.open(configuration()
                    .addCacheEntryListenerConfiguration(
                            new MutableCacheEntryListenerConfiguration<>(Counting::new, null, true, true))));
        }
    }

    /** What is to be found out: a putIfAbsent that looks first and then acts. */
    public static final class CheckThenAct extends CacheOperations {
        public CheckThenAct() {
            this(ENGINES.open(configuration()));
        }

        private CheckThenAct(CacheEngine<Integer, Integer> engine) {
            super(engine);
        }

        @Override
        public boolean putIfAbsent(int key, int value) {
            if (single.containsKey(key)) {
                return false;
            }
            single.put(key, value);
            return true;
        }
    }

    private static final class Hours implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            return new Duration(TimeUnit.HOURS, 1);
        }

        @Override
        public Duration getExpiryForAccess() {
            return new Duration(TimeUnit.HOURS, 2);
        }

        @Override
        public Duration getExpiryForUpdate() {
            return new Duration(TimeUnit.HOURS, 3);
        }
    }

    private static final class Counting
            implements CacheEntryCreatedListener<Integer, Integer>, CacheEntryUpdatedListener<Integer, Integer> {
        private final AtomicInteger events = new AtomicInteger();

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Integer, ? extends Integer>> created) {
            created.forEach(event -> events.incrementAndGet());
        }

        @Override
        public void onUpdated(Iterable<CacheEntryEvent<? extends Integer, ? extends Integer>> updated) {
            updated.forEach(event -> events.incrementAndGet());
        }
    }
}
