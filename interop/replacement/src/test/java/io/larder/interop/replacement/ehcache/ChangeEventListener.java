// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.ehcache;

import io.larder.interop.replacement.shop.Journal;
import org.ehcache.event.CacheEvent;
import org.ehcache.event.CacheEventListener;

/** Notes every event, in the words of JCache. */
public final class ChangeEventListener implements CacheEventListener<Object, Object> {

    /** For {@code ehcache.xml}. */
    public ChangeEventListener() {}

    @Override
    public void onEvent(CacheEvent<?, ?> event) {
        String old = event.getOldValue() == null ? "" : " after " + event.getOldValue();
        String value = event.getNewValue() == null ? "" : ": " + event.getNewValue();
        Journal.event(event.getType() + " " + event.getKey() + value + old);
    }
}
