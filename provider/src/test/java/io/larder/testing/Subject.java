// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import io.larder.testing.Recorder.Heard;
import io.larder.testing.Trace.Counts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.cache.Cache;

/** One cache whose every step is traced. For one thread. */
public final class Subject {

    /** The keys that steps use. */
    public static final List<String> KEYS =
            List.of("a", "b", Recorder.UNWRITABLE, Recorder.UNKNOWN, Recorder.UNLOADABLE);

    private final Cache<String, Box> cache;
    private final Recorder recorder;
    private final Supplier<Counts> statistics;

    public Subject(Cache<String, Box> cache, Recorder recorder, Supplier<Counts> statistics) {
        this.cache = cache;
        this.recorder = recorder;
        this.statistics = statistics;
    }

    public Trace take(Step step) {
        Counts before = statistics.get();
        String result = step.run(cache);
        Counts counts = statistics.get().minus(before);
        Heard heard = recorder.drain();
        return new Trace(result, heard.events(), heard.loads(), heard.writes(), counts, present());
    }

    /** The keys that are there, found out without any effect on them. */
    public Set<String> present() {
        Set<String> present = new TreeSet<>();
        for (String key : KEYS) {
            if (cache.containsKey(key)) {
                present.add(key);
            }
        }
        return present;
    }

    public void close() {
        cache.close();
    }
}
