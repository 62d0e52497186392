// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.larder.LarderConfiguration;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page's table of all operations against what goes over the wire, and what listeners hear, on every store. */
class EveryOperationTest {

    private static final String PAGE = "semantics.adoc";
    private static final List<List<String>> TABLE = Pages.table(PAGE, "operations");
    private static final int EVENTS = 2;
    private static final int FIRST_PLACE = 3;
    private static final int CRASH = FIRST_PLACE + Places.ALL.size();

    /** What near tiers ask in the background, and sweeps, pass the same wire now and then. */
    private static final int ATTEMPTS = 15;

    private static final int KEYS = 2;

    /** What has to do with no entry. */
    private static final Set<String> OF_NO_ENTRY = Set.of(
            "close",
            "isClosed",
            "getName",
            "getCacheManager",
            "getConfiguration",
            "unwrap",
            "registerCacheEntryListener",
            "deregisterCacheEntryListener");

    private static final Places PLACES = new Places();

    @AfterAll
    static void close() {
        PLACES.close();
    }

    static Stream<Arguments> cells() {
        return TABLE.stream().flatMap(row -> Places.ALL.stream().map(place -> arguments(row.get(0), place)));
    }

    private static List<String> row(String operation) {
        return TABLE.stream()
                .filter(row -> row.get(0).equals(operation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void table_hasEveryOperationThatACacheHas() {
        String operations = TABLE.stream().map(row -> row.get(0)).collect(Collectors.joining(" "));
        assertThat(Stream.of(Cache.class.getMethods()).map(Method::getName).filter(name -> !OF_NO_ENTRY.contains(name)))
                .filteredOn(name -> !name.equals("spliterator") && !name.equals("forEach"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(operations).containsPattern("`" + name + "[`(]"));
        assertThat(TABLE).extracting(row -> row.get(0)).containsExactlyInAnyOrderElementsOf(Operations.ROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void operation_onAStore_costsTheTripsThatStandThere(String operation, String place) {
        Use use = Objects.requireNonNull(Operations.ROWS.get(operation));
        int expected = trips(row(operation).get(FIRST_PLACE + Places.ALL.indexOf(place)));
        for (Consumer<Cache<String, Integer>> one : use.operations()) {
            assertCosts(expected, place, use.configuration(), one);
        }
    }

    /** A cell as it counts here, where many keys are two. */
    private static int trips(String cell) {
        return cell.endsWith(" a key") ? KEYS * Integer.parseInt(cell.split(" ")[0]) : Integer.parseInt(cell);
    }

    private static void assertCosts(
            int expected,
            String place,
            LarderConfiguration<String, Integer> configuration,
            Consumer<Cache<String, Integer>> operation) {
        List<Integer> seen = new ArrayList<>();
        while (seen.isEmpty() || seen.get(seen.size() - 1) != expected) {
            assertThat(seen).as("trips").hasSizeLessThan(ATTEMPTS).allMatch(trips -> trips > expected);
            try (Cache<String, Integer> cache = PLACES.filled(place, configuration)) {
                operation.accept(cache);
                seen.add(PLACES.trips(place, expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void operation_onAStore_tellsTheEventsThatStandThere(String operation, String place) {
        Use use = Objects.requireNonNull(Operations.ROWS.get(operation));
        Set<String> told = new TreeSet<>();
        for (Consumer<Cache<String, Integer>> one : use.operations()) {
            try (Cache<String, Integer> cache = PLACES.cache(place, use.configuration())) {
                cache.put("a", 1);
                cache.put("b", 1);
                List<String> heard = new ArrayList<>();
                cache.registerCacheEntryListener(
                        new MutableCacheEntryListenerConfiguration<>(() -> Ear.into(heard), null, false, true));
                one.accept(cache);
                assertThat(heard).as("each once").doesNotHaveDuplicates();
                told.add(heard.isEmpty() ? "none" : shown(heard));
            }
        }
        assertThat(String.join(" or ", told)).isEqualTo(row(operation).get(EVENTS));
    }

    /** As the page has it, of one key and of many. */
    private static String shown(List<String> heard) {
        Set<String> types =
                heard.stream().map(line -> line.split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
        return String.join(", ", types) + (heard.size() > 1 ? " each" : "");
    }

    @Test
    void crash_ofEachRow_isARowOfTheTableOfCrashes() {
        Set<String> cases = Pages.table(PAGE, "crash").stream()
                .map(row -> row.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(TABLE)
                .extracting(row -> row.get(CRASH))
                .isSubsetOf(cases)
                .containsAll(
                        cases.stream().filter(letter -> !letter.equals("T")).toList());
    }
}
