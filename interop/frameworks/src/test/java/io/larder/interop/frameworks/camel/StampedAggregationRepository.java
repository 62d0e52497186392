// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.camel;

import java.util.Objects;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.jcache.processor.aggregate.JCacheAggregationRepository;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.jspecify.annotations.Nullable;

// tag::repository[]
/** Lets several JVMs aggregate at once: what is stored bears a stamp, and is replaced if it bears the one that was read. */
final class StampedAggregationRepository extends JCacheAggregationRepository {

    private static final String STAMP = "AggregationStamp";

    StampedAggregationRepository() {
        setOptimistic(true);
    }

    @Override
    public @Nullable Exchange add(CamelContext context, String key, @Nullable Exchange read, Exchange next) {
        String stamp = read == null ? null : read.getProperty(STAMP, String.class); // may be the same object as next
        next.setProperty(STAMP, UUID.randomUUID().toString());
        change(key, stamp, DefaultExchangeHolder.marshal(next, true, isAllowSerializedHeaders()));
        return read;
    }

    @Override
    public void remove(CamelContext context, String key, Exchange read) {
        change(key, read.getProperty(STAMP, String.class), null);
    }

    private void change(String key, @Nullable String stamp, @Nullable DefaultExchangeHolder next) {
        boolean changed = getCache().invoke(key, (entry, arguments) -> {
            if (!Objects.equals(stamp, stamp(entry.getValue()))) {
                return false;
            }
            if (next == null) {
                entry.remove();
            } else {
                entry.setValue(next);
            }
            return true;
        });
        if (!changed) {
            throw new OptimisticLockingException();
        }
    }

    private @Nullable String stamp(@Nullable DefaultExchangeHolder holder) {
        if (holder == null) {
            return null;
        }
        Exchange stored = new DefaultExchange(getCamelContext());
        DefaultExchangeHolder.unmarshal(stored, holder);
        return stored.getProperty(STAMP, String.class);
    }
}
// end::repository[]
