// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Copier;
import io.larder.spi.Lifetime;
import io.larder.testing.Box;
import io.larder.testing.NamedCache;
import java.util.List;
import javax.cache.Cache;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;

/** What listeners get is not what the caller can still change. Which events there are: {@link OperationRulesTest}. */
final class EventMakerTest {

    private static final Copier COPYING = new Copier() {
        @Override
        public boolean shares(Object object) {
            return !(object instanceof Box);
        }

        @Override
        @SuppressWarnings("unchecked") // a box for a box
        public <T> T copy(T object) {
            return object instanceof Box ? (T) new Box(7) : object;
        }
    };

    @Test
    void valueOfAnEvent_byValue_isACopy() {
        Box value = new Box(7);
        EntryEvent<String, Box> event = created(COPYING, value);
        value.add(1);
        assertThat(event.getValue()).isEqualTo(new Box(7));
    }

    @Test
    void valueOfAnEvent_byReference_isTheValue() {
        Box value = new Box(7);
        assertThat(created(Copier.SHARING, value).getValue()).isSameAs(value);
    }

    @Test
    void endOfAnEntry_whoseValueIsNotKnown_hasNone() {
        Cache<String, Box> source = NamedCache.of("cache");
        EntryEvent<String, Box> event = EntryEvent.ended(source, EventType.REMOVED, "key", null);
        assertThat(event.isOldValueAvailable()).isFalse();
        assertThat(event.getOldValue()).isNull();
        assertThat(event.getValue()).isNull();
    }

    private static EntryEvent<String, Box> created(Copier copier, Box value) {
        Cache<String, Box> source = NamedCache.of("cache");
        List<EntryEvent<String, Box>> events =
                new EventMaker<>(() -> source, copier).of("key", null, new Change.Write<>(value, Lifetime.ETERNAL));
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
