// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;

/** Takes down of each step its outcome, what it called, what it told to a synchronous listener, and what it counted. */
final class Steps {

    private static final String MARK = "mark";
    private static final int MANY = 50;

    private final Cache<String, Article> cache;
    private final Notebook notebook;
    private final CacheEntryListenerConfiguration<String, Article> listening =
            new MutableCacheEntryListenerConfiguration<>(
                    FactoryBuilder.factoryOf(ChangeListener.class), null, true, true);
    private boolean listened = true;

    Steps(Cache<String, Article> cache, Notebook notebook) {
        this.cache = cache;
        this.notebook = notebook;
        cache.registerCacheEntryListener(listening);
    }

    void step(String name, Callable<?> action) {
        Map<String, Long> before = Beans.counts(cache.getName());
        Journal.takeCalls();
        notebook.note(name + ": result", action);
        notebook.note(name + ": calls", inWords(Journal.takeCalls()));
        notebook.note(name + ": statistics", inWords(counted(before, Beans.counts(cache.getName()))));
        if (listened) {
            notebook.note(name + ": events", inWords(events()));
        }
    }

    void listenNoMore() {
        cache.deregisterCacheEntryListener(listening);
        listened = false;
    }

    /** Asked often: what comes late may be in time by chance. */
    boolean isHeardInTime() {
        cache.put(MARK, new Article(MARK, 0));
        boolean always = true;
        for (int stock = 1; stock <= MANY; stock++) {
            cache.getAndPut(MARK, new Article(MARK, stock));
            String event = "UPDATED " + MARK + ": " + stock + " ";
            always &= Journal.hasEvent(event);
            Patience.until(Patience.LONG, () -> Journal.hasEvent(event));
        }
        cache.remove(MARK);
        Patience.until(Patience.LONG, () -> Journal.hasEvent("REMOVED " + MARK));
        Journal.takeEvents();
        return always;
    }

    /** Those that come late, too: before the events of a mark, of whatever type, come those of the same type before. */
    private List<String> events() {
        List<String> events = new ArrayList<>(Journal.takeEvents());
        cache.put(MARK, new Article(MARK, 1));
        cache.put(MARK, new Article(MARK, 2));
        cache.remove(MARK);
        for (String type : List.of("CREATED ", "UPDATED ", "REMOVED ")) {
            if (!Patience.until(Patience.LONG, () -> Journal.hasEvent(type + MARK))) {
                events.add(type + "of a mark is not told");
            }
        }
        for (String late : Journal.takeEvents()) {
            if (!late.contains(MARK)) {
                events.add(late);
            }
        }
        return events;
    }

    private static Collection<String> counted(Map<String, Long> before, Map<String, Long> after) {
        List<String> counted = new ArrayList<>();
        after.forEach((name, count) -> {
            long more = count - before.getOrDefault(name, 0L);
            if (more != 0) {
                counted.add(name + " " + more);
            }
        });
        return counted;
    }

    private static String inWords(Collection<String> lines) {
        return lines.isEmpty() ? "none" : String.join(", ", lines);
    }
}
