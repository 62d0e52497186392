// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.engine.AskedPolicy.Question;
import io.larder.engine.Decision.Through;
import io.larder.engine.RuleTable.Row;
import io.larder.spi.Copier;
import io.larder.spi.Lifetime;
import io.larder.spi.Stored;
import io.larder.testing.NamedCache;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every operation comes to, as two tables: JSR-107's rules and those of its test kit, one row a case. Each row is
 * tried with every answer of the expiry policy to the one question that it may ask; another question, or the same one
 * twice, or none fails it.
 */
final class OperationRulesTest {

    private static final String KEY = "key";

    private static final Map<String, Function<MutableEntry<String, String>, @Nullable Object>> STEPS = Map.of(
            "get",
            MutableEntry::getValue,
            "exists",
            MutableEntry::exists,
            "key",
            MutableEntry::getKey,
            "set",
            entry -> set(entry, "new"),
            "set2",
            entry -> set(entry, "new2"),
            "remove",
            entry -> {
                entry.remove();
                return "removed";
            });

    // The value seen is "old", the one to be written "new"; what has expired is absent to an operation, so says the
    // store's contract. "asked" is the one question put to the expiry policy. The columns with a 0 are for the answer
    // zero, "=" where that makes no difference.
    private static final String OPERATION_TABLE = """
            operation       | seen | asked    | result | change    | tally       | through | events          | result 0 | tally 0 | events 0
            get             | -    | -        | null   | keep      | MISS        | NOTHING | -               | =        | =       | =
            get             | old  | access   | old    | touch     | HIT         | NOTHING | -               | =        | =       | EXPIRED old
            put             | -    | creation | true   | write new | PUT         | WRITE   | CREATED new     | =        | NOTHING | -
            put             | old  | update   | true   | write new | PUT         | WRITE   | UPDATED old>new | =        | =       | UPDATED old>new EXPIRED new
            getAndPut       | -    | creation | null   | write new | MISS_PUT    | WRITE   | CREATED new     | =        | MISS    | -
            getAndPut       | old  | update   | old    | write new | HIT_PUT     | WRITE   | UPDATED old>new | =        | =       | UPDATED old>new EXPIRED new
            putIfAbsent     | -    | creation | true   | write new | MISS_PUT    | WRITE   | CREATED new     | false    | MISS    | -
            putIfAbsent     | old  | -        | false  | keep      | HIT         | NOTHING | -               | =        | =       | =
            replace         | -    | -        | false  | keep      | MISS        | NOTHING | -               | =        | =       | =
            replace         | old  | update   | true   | write new | HIT_PUT     | WRITE   | UPDATED old>new | =        | =       | UPDATED old>new EXPIRED new
            replace(old)    | -    | -        | false  | keep      | MISS        | NOTHING | -               | =        | =       | =
            replace(old)    | old  | update   | true   | write new | HIT_PUT     | WRITE   | UPDATED old>new | =        | =       | UPDATED old>new EXPIRED new
            replace(other)  | -    | -        | false  | keep      | MISS        | NOTHING | -               | =        | =       | =
            replace(other)  | old  | access   | false  | touch     | HIT         | NOTHING | -               | =        | =       | EXPIRED old
            getAndReplace   | -    | -        | null   | keep      | MISS        | NOTHING | -               | =        | =       | =
            getAndReplace   | old  | update   | old    | write new | HIT_PUT     | WRITE   | UPDATED old>new | =        | =       | UPDATED old>new EXPIRED new
            remove          | -    | -        | false  | keep      | NOTHING     | DELETE  | -               | =        | =       | =
            remove          | old  | -        | true   | remove    | REMOVAL     | DELETE  | REMOVED old     | =        | =       | =
            remove(old)     | -    | -        | false  | keep      | MISS        | NOTHING | -               | =        | =       | =
            remove(old)     | old  | -        | true   | remove    | HIT_REMOVAL | DELETE  | REMOVED old     | =        | =       | =
            remove(other)   | -    | -        | false  | keep      | MISS        | NOTHING | -               | =        | =       | =
            remove(other)   | old  | access   | false  | touch     | HIT         | NOTHING | -               | =        | =       | EXPIRED old
            getAndRemove    | -    | -        | null   | keep      | MISS        | DELETE  | -               | =        | =       | =
            getAndRemove    | old  | -        | old    | remove    | HIT_REMOVAL | DELETE  | REMOVED old     | =        | =       | =
            removeIfPresent | -    | -        | false  | keep      | NOTHING     | NOTHING | -               | =        | =       | =
            removeIfPresent | old  | -        | true   | remove    | REMOVAL     | DELETE  | REMOVED old     | =        | =       | =
            fill            | -    | creation | new    | write new | NOTHING     | NOTHING | CREATED new     | =        | =       | -
            fill            | old  | -        | old    | keep      | NOTHING     | NOTHING | -               | =        | =       | =
            pass            | -    | -        | new    | keep      | NOTHING     | NOTHING | -               | =        | =       | =
            pass            | old  | -        | new    | keep      | NOTHING     | NOTHING | -               | =        | =       | =
            refill          | -    | creation | new    | write new | NOTHING     | NOTHING | CREATED new     | =        | =       | -
            refill          | old  | update   | new    | write new | NOTHING     | NOTHING | UPDATED old>new | =        | =       | UPDATED old>new EXPIRED new
            """;

    // What an entry processor does step by step, and its net effect. "source" is what the loader has, "-" where the
    // cache is not read-through and "null" where the loader has nothing; "loads" is how often the loader is called.
    private static final String PROCESSOR_TABLE = """
            operation         | seen | source | loads | asked    | result              | change     | tally       | through | events           | result 0 | tally 0 | events 0
            key               | -    | src    | 0     | -        | key                 | keep       | MISS        | NOTHING | -                | =        | =       | =
            key               | old  | src    | 0     | -        | key                 | keep       | HIT         | NOTHING | -                | =        | =       | =
            exists            | -    | src    | 0     | -        | false               | keep       | MISS        | NOTHING | -                | =        | =       | =
            exists            | old  | src    | 0     | -        | true                | keep       | HIT         | NOTHING | -                | =        | =       | =
            get               | -    | -      | 0     | -        | null                | keep       | MISS        | NOTHING | -                | =        | =       | =
            get               | -    | null   | 1     | -        | null                | keep       | MISS        | NOTHING | -                | =        | =       | =
            get               | -    | src    | 1     | creation | src                 | write src  | MISS        | NOTHING | CREATED src      | =        | =       | -
            get               | old  | src    | 0     | access   | old                 | touch      | HIT         | NOTHING | -                | =        | =       | EXPIRED old
            get get           | -    | null   | 1     | -        | null null           | keep       | MISS        | NOTHING | -                | =        | =       | =
            get get           | -    | src    | 1     | creation | src src             | write src  | MISS        | NOTHING | CREATED src      | =        | =       | -
            get get exists    | old  | -      | 0     | access   | old old true        | touch      | HIT         | NOTHING | -                | =        | =       | EXPIRED old
            get exists        | -    | src    | 1     | creation | src true            | write src  | MISS        | NOTHING | CREATED src      | =        | =       | -
            get exists        | -    | null   | 1     | -        | null false          | keep       | MISS        | NOTHING | -                | =        | =       | =
            set               | -    | src    | 0     | creation | set                 | write new  | MISS_PUT    | WRITE   | CREATED new      | =        | MISS    | -
            set               | old  | src    | 0     | update   | set                 | write new  | HIT_PUT     | WRITE   | UPDATED old>new  | =        | =       | UPDATED old>new EXPIRED new
            set get exists    | -    | src    | 0     | creation | set new true        | write new  | MISS_PUT    | WRITE   | CREATED new      | =        | MISS    | -
            set get exists    | old  | src    | 0     | update   | set new true        | write new  | HIT_PUT     | WRITE   | UPDATED old>new  | =        | =       | UPDATED old>new EXPIRED new
            set set2 get      | -    | -      | 0     | creation | set set new2        | write new2 | MISS_PUT    | WRITE   | CREATED new2     | =        | MISS    | -
            set set2          | old  | -      | 0     | update   | set set             | write new2 | HIT_PUT     | WRITE   | UPDATED old>new2 | =        | =       | UPDATED old>new2 EXPIRED new2
            get set           | -    | -      | 0     | creation | null set            | write new  | MISS_PUT    | WRITE   | CREATED new      | =        | MISS    | -
            get set           | -    | src    | 1     | creation | src set             | write new  | MISS_PUT    | WRITE   | CREATED new      | =        | MISS    | -
            get set           | old  | -      | 0     | update   | old set             | write new  | HIT_PUT     | WRITE   | UPDATED old>new  | =        | =       | UPDATED old>new EXPIRED new
            remove            | -    | src    | 0     | -        | removed             | remove     | MISS        | DELETE  | -                | =        | =       | =
            remove            | old  | src    | 0     | -        | removed             | remove     | HIT_REMOVAL | DELETE  | REMOVED old      | =        | =       | =
            remove exists get | old  | src    | 0     | -        | removed false null  | remove     | HIT_REMOVAL | DELETE  | REMOVED old      | =        | =       | =
            get remove        | old  | -      | 0     | -        | old removed         | remove     | HIT_REMOVAL | DELETE  | REMOVED old      | =        | =       | =
            get remove        | -    | -      | 0     | -        | null removed        | remove     | MISS        | DELETE  | -                | =        | =       | =
            get remove        | -    | src    | 1     | -        | src removed         | remove     | MISS        | DELETE  | -                | =        | =       | =
            set remove exists | -    | -      | 0     | -        | set removed false   | keep       | MISS        | NOTHING | -                | =        | =       | =
            set remove exists | old  | -      | 0     | -        | set removed false   | remove     | HIT_REMOVAL | DELETE  | REMOVED old      | =        | =       | =
            get set remove    | -    | src    | 1     | -        | src set removed     | remove     | MISS        | DELETE  | -                | =        | =       | =
            remove set get    | -    | src    | 0     | creation | removed set new     | write new  | MISS_PUT    | WRITE   | CREATED new      | =        | MISS    | -
            remove set get    | old  | src    | 0     | update   | removed set new     | write new  | HIT_PUT     | WRITE   | UPDATED old>new  | =        | =       | UPDATED old>new EXPIRED new
            remove set remove | -    | -      | 0     | -        | removed set removed | keep       | MISS        | NOTHING | -                | =        | =       | =
            set remove set    | -    | -      | 0     | creation | set removed set     | write new  | MISS_PUT    | WRITE   | CREATED new      | =        | MISS    | -
            """;

    static Stream<Row> operations() {
        return RuleTable.rows(OPERATION_TABLE);
    }

    static Stream<Row> processors() {
        return RuleTable.rows(PROCESSOR_TABLE);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operation_onWhatIsSeen_comesToWhatTheTableSays(Row row) {
        verify(row, operation(row.text("operation"))::decide);
    }

    @ParameterizedTest
    @MethodSource("processors")
    void entryProcessor_onWhatIsSeen_hasTheNetEffectThatTheTableSays(Row row) {
        AtomicInteger loads = new AtomicInteger();
        verify(row, processing(row, loads));
        // each expiry answer is one operation, decided twice: the loader is asked in the first run only
        int operations = answers(row).size();
        assertThat(loads).as("loads").hasValue(operations * Integer.parseInt(row.text("loads")));
    }

    @Test
    void operationsOfTheEngine_allStandInTheTable() {
        long made = Arrays.stream(Operations.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Operation.class)
                .count();
        // replace and remove with an expected value stand there twice, once for a match and once for none
        assertThat(operations().map(row -> row.text("operation")).distinct()).hasSize((int) made + 2);
    }

    @Test
    void setValue_ofAnotherTypeThanTheCaches_isRefused() {
        TypeCheck<String, Object> types = new TypeCheck<>("cache", String.class, narrow(Integer.class));
        EntryView<String, Object> entry =
                new EntryView<>(KEY, null, new LoadOnce<>(null, new Flights<>(), Copier.SHARING, null), types);
        assertThatThrownBy(() -> entry.setValue("text")).isInstanceOf(ClassCastException.class);
    }

    @SuppressWarnings("unchecked") // as where the application has lost the types of its cache
    private static <T> Class<T> narrow(Class<?> type) {
        return (Class<T>) type;
    }

    /** An operation or an entry processor's run. */
    private interface Subject {
        Decision<String, ?> decide(@Nullable Stored<String> seen, ExpiryAnswers expiry);
    }

    private static Operation<String, ?> operation(String name) {
        return switch (name) {
            case "get" -> Operations.get();
            case "put" -> Operations.put("new");
            case "getAndPut" -> Operations.getAndPut("new");
            case "putIfAbsent" -> Operations.putIfAbsent("new");
            case "replace" -> Operations.replace("new");
            case "replace(old)" -> Operations.replace("old", "new");
            case "replace(other)" -> Operations.replace("other", "new");
            case "getAndReplace" -> Operations.getAndReplace("new");
            case "remove" -> Operations.remove();
            case "remove(old)" -> Operations.remove("old");
            case "remove(other)" -> Operations.remove("other");
            case "getAndRemove" -> Operations.getAndRemove();
            case "removeIfPresent" -> Operations.removeIfPresent();
            case "fill" -> Operations.fill("new");
            case "pass" -> Operations.pass("new");
            case "refill" -> Operations.refill("new");
            default -> throw new IllegalArgumentException("No operation is called " + name);
        };
    }

    private static Subject processing(Row row, AtomicInteger loads) {
        TypeCheck<String, String> types = new TypeCheck<>("cache", String.class, String.class);
        Map<ExpiryAnswers, LoadOnce<String, String>> loaders = new HashMap<>();
        return (seen, expiry) -> {
            LoadOnce<String, String> loader = loaders.computeIfAbsent(
                    expiry,
                    operation -> new LoadOnce<>(readThrough(row, loads), new Flights<>(), Copier.SHARING, null));
            EntryView<String, String> entry = new EntryView<>(KEY, seen, loader, types);
            String result = Arrays.stream(row.text("operation").split(" "))
                    .map(step ->
                            String.valueOf(requireNonNull(STEPS.get(step), step).apply(entry)))
                    .collect(Collectors.joining(" "));
            return entry.decision(result, expiry);
        };
    }

    private static @Nullable ReadThrough<String, String> readThrough(Row row, AtomicInteger loads) {
        String source = row.orNull("source");
        return source == null
                ? null
                : new ReadThrough<>("cache", new CacheLoader<>() {
                    @Override
                    @SuppressWarnings("NullAway") // JSR-107: null where there is nothing to load
                    public String load(String key) {
                        loads.incrementAndGet();
                        return source.equals("null") ? null : source;
                    }

                    @Override
                    public Map<String, String> loadAll(Iterable<? extends String> keys) {
                        throw new AssertionError("An entry processor loads its own key");
                    }
                });
    }

    private static List<Lifetime> answers(Row row) {
        String asked = row.orNull("asked");
        return asked == null ? List.of(Lifetime.ETERNAL) : question(asked).answers();
    }

    private static void verify(Row row, Subject subject) {
        for (Lifetime answer : answers(row)) {
            verify(row, subject, answer);
        }
    }

    private static void verify(Row row, Subject subject, Lifetime answer) {
        AskedPolicy policy = new AskedPolicy(answer);
        ExpiryAnswers expiry = new ExpiryRules("cache", policy).answers();
        String value = row.orNull("seen");
        Stored<String> seen = value == null ? null : () -> value;
        // decided twice, as after a lost race: the same comes out, and the policy is not asked again
        for (int run = 1; run <= 2; run++) {
            Decision<String, ?> decision = subject.decide(seen, expiry);
            String when = ", run " + run + ", the policy answering " + answer;
            assertThat(String.valueOf(decision.result()))
                    .as("result" + when)
                    .isEqualTo(expected(row, "result", answer));
            assertThat(decision.change()).as("change" + when).isEqualTo(change(row, answer));
            assertThat(decision.tally().name()).as("tally" + when).isEqualTo(expected(row, "tally", answer));
            assertThat(decision.through()).as("through" + when).isEqualTo(Through.valueOf(row.text("through")));
            assertThat(decision.outdatesLoads()).as("outdates loads" + when).isEqualTo(outdatesLoads(row));
            assertThat(events(seen, decision.change())).as("events" + when).isEqualTo(expected(row, "events", answer));
        }
        String asked = row.orNull("asked");
        assertThat(policy.asked()).as("questions").isEqualTo(asked == null ? List.of() : List.of(question(asked)));
    }

    private static String expected(Row row, String column, Lifetime answer) {
        return answer.isZero() ? row.textOr(column + " 0", column) : row.text(column);
    }

    private static Change<String> change(Row row, Lifetime answer) {
        String[] words = row.text("change").split(" ");
        return switch (words[0]) {
            case "keep" -> Change.keep();
            case "remove" -> Change.remove();
            case "touch" -> new Change.Touch<>(answer);
            case "write" -> new Change.Write<>(words[1], answer);
            default -> throw new IllegalArgumentException("No change is called " + words[0]);
        };
    }

    /** Whatever changes the entry, or what the loader loads from, makes a value that is being loaded too old. */
    private static boolean outdatesLoads(Row row) {
        return !row.text("through").equals("NOTHING") || row.text("change").matches("write .*|remove");
    }

    private static Question question(String name) {
        return Question.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String events(@Nullable Stored<String> seen, Change<String> change) {
        Cache<String, String> source = NamedCache.of("cache");
        List<EntryEvent<String, String>> events = new EventMaker<>(() -> source, Copier.SHARING).of(KEY, seen, change);
        return events.isEmpty()
                ? "-"
                : events.stream().map(OperationRulesTest::told).collect(Collectors.joining(" "));
    }

    private static String told(EntryEvent<String, String> event) {
        assertThat(event.getKey()).isEqualTo(KEY);
        return switch (event.getEventType()) {
            case CREATED -> {
                assertThat(event.isOldValueAvailable()).isFalse();
                assertThat(event.getOldValue()).isNull();
                yield "CREATED " + event.getValue();
            }
            case UPDATED -> event.getEventType() + " " + old(event) + ">" + event.getValue();
            case REMOVED, EXPIRED -> {
                assertThat(event.getValue()).isEqualTo(event.getOldValue());
                yield event.getEventType() + " " + old(event);
            }
        };
    }

    private static String old(EntryEvent<String, String> event) {
        assertThat(event.isOldValueAvailable()).isTrue();
        return event.getOldValue();
    }

    private static Object set(MutableEntry<String, String> entry, String value) {
        entry.setValue(value);
        return "set";
    }
}
