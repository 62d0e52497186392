// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Map.entry;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;

/**
 * The words of the tables of rules: an operation in the first column, what it meets in the second, with a dot between
 * several, and an answer for each of these, or one for all, in every column after.
 */
final class Rules {

    private static final EntryProcessor<String, String, Object> READS =
            (entry, none) -> String.valueOf(entry.getValue());
    private static final EntryProcessor<String, String, Object> LOOKS = (entry, none) -> entry.exists();
    private static final EntryProcessor<String, String, Object> SETS = (entry, none) -> {
        entry.setValue("new");
        return none;
    };
    private static final EntryProcessor<String, String, Object> SETS_TWICE = (entry, none) -> {
        entry.setValue("first");
        entry.setValue("new");
        return none;
    };
    private static final EntryProcessor<String, String, Object> SETS_AND_REMOVES = (entry, none) -> {
        entry.setValue("new");
        entry.remove();
        return none;
    };
    private static final EntryProcessor<String, String, Object> REMOVES = (entry, none) -> {
        entry.remove();
        return none;
    };

    private static final Map<String, Consumer<Cache<String, String>>> OPERATIONS = Map.ofEntries(
            entry("`get`", cache -> cache.get("k")),
            entry("`getAll`", cache -> cache.getAll(Set.of("k"))),
            entry("`containsKey`", cache -> cache.containsKey("k")),
            entry("`put`", cache -> cache.put("k", "new")),
            entry("`put` of an equal value", cache -> cache.put("k", "old")),
            entry("`getAndPut`", cache -> cache.getAndPut("k", "new")),
            entry("`putAll`", cache -> cache.putAll(Map.of("k", "new"))),
            entry("`putIfAbsent`", cache -> cache.putIfAbsent("k", "new")),
            entry("`replace(k,v)`", cache -> cache.replace("k", "new")),
            entry("`replace(k,old,new)`", cache -> cache.replace("k", "old", "new")),
            entry("`getAndReplace`", cache -> cache.getAndReplace("k", "new")),
            entry("`remove(k)`", cache -> cache.remove("k")),
            entry("`remove(k,old)`", cache -> cache.remove("k", "old")),
            entry("`getAndRemove`", cache -> cache.getAndRemove("k")),
            entry("`removeAll(keys)`", cache -> cache.removeAll(Set.of("k"))),
            entry("`removeAll()`", Cache::removeAll),
            entry("`clear`", Cache::clear),
            entry("`loadAll`", cache -> Operations.load(cache, Set.of("k"))),
            entry("iterator's `next`", cache -> cache.iterator().next()),
            entry("iterator's `next` and `remove`", Rules::removeNext),
            entry("`invoke` that only reads", cache -> cache.invoke("k", READS)),
            entry("`invoke` that only asks `exists()`", cache -> cache.invoke("k", LOOKS)),
            entry("`invokeAll` that only reads", cache -> cache.invokeAll(Set.of("k"), READS)),
            entry("`invoke` that sets", cache -> cache.invoke("k", SETS)),
            entry("`invokeAll` that sets", cache -> cache.invokeAll(Set.of("k"), SETS)),
            entry("`invoke` that sets twice", cache -> cache.invoke("k", SETS_TWICE)),
            entry("`invoke` that sets and removes", cache -> cache.invoke("k", SETS_AND_REMOVES)),
            entry("`invoke` that removes", cache -> cache.invoke("k", REMOVES)));

    /** What there is under the key; two for what makes no difference. */
    private static final Map<String, List<String>> STATES = Map.of(
            "any", List.of("", "old"),
            "missing", List.of(""),
            "new", List.of(""),
            "loaded", List.of(""),
            "found", List.of("old"),
            "existing", List.of("old"),
            "equal", List.of("old"),
            "another value", List.of("other"));

    private Rules() {}

    private static void removeNext(Cache<String, String> cache) {
        Iterator<Cache.Entry<String, String>> entries = cache.iterator();
        entries.next();
        entries.remove();
    }

    /**
     * One thing to try.
     *
     * @param operation as on the page
     * @param met what it meets, as on the page
     * @param value under the key k before; null for nothing
     * @param answers of the columns after
     */
    record Rule(String operation, String met, @Nullable String value, List<String> answers) {

        void carryOut(Cache<String, String> cache) {
            Objects.requireNonNull(OPERATIONS.get(operation), operation).accept(cache);
        }

        @Override
        public String toString() {
            return operation + " " + met + (met.equals("any") ? value == null ? " (missing)" : " (existing)" : "");
        }
    }

    /** All there is to try of a table. */
    static Stream<Rule> of(String page, String anchor) {
        return Pages.table(page, anchor).stream().flatMap(Rules::ofRow);
    }

    private static Stream<Rule> ofRow(List<String> row) {
        List<String> met = List.of(row.get(1).split(" · "));
        return Stream.of(row.get(0).split(", "))
                .flatMap(operation -> Stream.iterate(0, i -> i + 1)
                        .limit(met.size())
                        .flatMap(i -> ofCase(operation, met.get(i), answers(row, i, met.size()))));
    }

    private static List<String> answers(List<String> row, int index, int cases) {
        return row.subList(2, row.size()).stream()
                .map(cell -> cell.split(" · "))
                .map(parts -> {
                    if (parts.length != 1 && parts.length != cases) {
                        throw new IllegalArgumentException(row + " has not as many answers as cases");
                    }
                    return parts[parts.length == 1 ? 0 : index];
                })
                .toList();
    }

    private static Stream<Rule> ofCase(String operation, String met, List<String> answers) {
        return Objects.requireNonNull(STATES.get(met), met).stream()
                .map(value -> new Rule(operation, met, value.isEmpty() ? null : value, answers));
    }
}
