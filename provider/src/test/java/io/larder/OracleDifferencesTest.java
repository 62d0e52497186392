// SPDX-License-Identifier: Apache-2.0
package io.larder;

import static io.larder.testing.Recorder.UNLOADABLE;
import static io.larder.testing.Recorder.UNWRITABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.testing.Action;
import io.larder.testing.Box;
import io.larder.testing.Deed;
import io.larder.testing.Recorder;
import io.larder.testing.Setup;
import io.larder.testing.Step;
import io.larder.testing.Subject;
import io.larder.testing.Trace;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What random sequences leave out: where Larder and the reference implementation part in a way that leaves them with
 * different entries, each with the reason why Larder does otherwise; and what needs other caches than they use.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OracleDifferencesTest {

    private final Oracle oracle = new Oracle();

    @AfterAll
    void closeProviders() {
        oracle.close();
    }

    // A processor that has removed the entry has decided that there is none; the reference loads it again and forgets
    // the removal.
    @Test
    void processorThatReadsWhatItRemoved_whereReadsLoad_stillRemovesIt() {
        Setup setup = Setup.of(() -> Answers.ETERNAL).reading().writing();
        List<Step> steps = List.of(Step.on("a", Action.PUT), Step.invoke("a", Deed.REMOVE_GET));
        Trace mine = last(oracle.larder(), setup, steps);
        assertThat(mine.present()).isEmpty();
        assertThat(mine.writes()).containsExactly("delete a");
        assertThat(mine.loads()).isEmpty();
        Trace theirs = last(oracle.reference(), setup, steps);
        assertThat(theirs.present()).containsExactly("a");
        assertThat(theirs.writes()).isEmpty();
    }

    // By value, what a processor changes in place without setValue is not stored; the reference stores it if it was
    // loaded
    // just now, and not if it was there.
    @Test
    void processorThatChangesWhatItLoadedInPlace_storesItUnchanged() {
        Setup setup = Setup.of(() -> Answers.ETERNAL).reading();
        List<Step> steps = List.of(Step.invoke("a", Deed.GET_CHANGE), Step.on("a", Action.GET));
        Trace mine = last(oracle.larder(), setup, steps);
        assertThat(mine.result()).isEqualTo(Recorder.source("a").toString());
        Trace theirs = last(oracle.reference(), setup, steps);
        assertThat(theirs.result()).isNotEqualTo(mine.result());
    }

    // As KnownDifference.REMOVAL_OF_LOADED_VALUE_IS_FORGOTTEN: what is forgotten can not fail.
    @Test
    void processorThatRemovesWhatItLoaded_whereTheWriterFails_fails() {
        Setup setup = Setup.of(() -> Answers.ETERNAL).reading().writing();
        List<Step> steps = List.of(Step.invoke(UNWRITABLE, Deed.GET_REMOVE));
        assertThat(last(oracle.larder(), setup, steps).result()).isEqualTo("!CacheWriterException");
        assertThat(last(oracle.reference(), setup, steps).result()).doesNotStartWith("!");
    }

    // One call of CacheLoader.loadAll for all that is missing, as its name promises; the reference loads key by key and
    // keeps what it got before the failure.
    @Test
    void getAll_whereTheLoaderFailsForOneKey_keepsNothing() {
        Setup setup = Setup.of(() -> Answers.ETERNAL).reading();
        List<Step> steps = List.of(Step.onMany(Set.of("a", "b", UNLOADABLE), Action.GET_ALL));
        Trace mine = last(oracle.larder(), setup, steps);
        assertThat(mine.result()).isEqualTo("!CacheLoaderException");
        assertThat(mine.present()).isEmpty();
        Trace theirs = last(oracle.reference(), setup, steps);
        assertThat(theirs.result()).isEqualTo("!CacheLoaderException");
        assertThat(theirs.present()).isNotEmpty();
    }

    @Test
    void iteratorRemove_whereTheWriterFails_leavesTheEntryInBoth() {
        Setup setup = Setup.of(() -> Answers.ETERNAL).writing().listeningFully();
        List<Step> steps = List.of(
                Step.onMany(Set.of(UNWRITABLE), Action.LOAD), Step.onMany(Set.of(UNWRITABLE), Action.ITERATE_REMOVING));
        assertThat(oracle.difference(Answers.ETERNAL, setup, steps, EnumSet.noneOf(KnownDifference.class)))
                .isNull();
    }

    // JSR-107 has the writer take out of the collection what it wrote "if this operation fails"; a writer that forgets
    // it
    // when all went well must not lose its entries. The reference takes what is left for failed, without telling.
    @Test
    void putAll_whereTheWriterLeavesTheCollectionAsItWas_stores() {
        Map<String, Box> values = new HashMap<>(Map.of("a", new Box(1), "b", new Box(2)));
        for (CacheManager manager : List.of(oracle.larder(), oracle.reference())) {
            Cache<String, Box> cache = oracle.cache(manager, writing(() -> {}));
            cache.putAll(values);
            boolean stored = cache.containsKey("a") && cache.containsKey("b");
            assertThat(stored).isEqualTo(manager == oracle.larder());
        }
    }

    // The reference drops a CacheWriterException of writeAll, as if all were well, and throws any other exception.
    @Test
    void putAll_whereTheWriterThrowsACacheWriterException_throwsIt() {
        Map<String, Box> values = new HashMap<>(Map.of("a", new Box(1)));
        Configuration<String, Box> configuration = writing(() -> {
            throw new CacheWriterException("meant to fail");
        });
        Cache<String, Box> mine = oracle.cache(oracle.larder(), configuration);
        assertThatThrownBy(() -> mine.putAll(values)).isInstanceOf(CacheWriterException.class);
        assertThat(mine.containsKey("a")).isFalse();
        Cache<String, Box> theirs = oracle.cache(oracle.reference(), configuration);
        assertThatCode(() -> theirs.putAll(values)).doesNotThrowAnyException();
        assertThat(theirs.containsKey("a")).isFalse();
    }

    // "Runtime type checking" is asked of every operation that stores; the reference checks put and putIfAbsent only.
    @ParameterizedTest
    @MethodSource("storingOperations")
    void operationThatStores_givenAValueOfAnotherType_isRefused(
            String name, Consumer<Cache<Object, Object>> operation) {
        for (CacheManager manager : List.of(oracle.larder(), oracle.reference())) {
            Cache<Object, Object> cache = untyped(
                    oracle.cache(manager, new MutableConfiguration<String, Box>().setTypes(String.class, Box.class)));
            cache.put("a", new Box(1));
            boolean refused = manager == oracle.larder() || name.equals("put") || name.equals("putIfAbsent");
            Throwable thrown = catchThrowable(() -> operation.accept(cache));
            if (refused) {
                assertThat(thrown).isInstanceOf(ClassCastException.class);
                assertThat(cache.get("a")).isEqualTo(new Box(1));
            } else {
                assertThat(thrown).isNull();
            }
        }
    }

    static Stream<Arguments> storingOperations() {
        Map<String, Consumer<Cache<Object, Object>>> operations = new LinkedHashMap<>();
        operations.put("put", cache -> cache.put("a", "text"));
        operations.put("getAndPut", cache -> cache.getAndPut("a", "text"));
        operations.put("putIfAbsent", cache -> cache.putIfAbsent("a", "text"));
        operations.put("putAll", cache -> cache.putAll(new HashMap<>(Map.of("a", "text"))));
        operations.put("replace", cache -> cache.replace("a", "text"));
        operations.put("replace, expecting", cache -> cache.replace("a", new Box(1), "text"));
        operations.put("getAndReplace", cache -> cache.getAndReplace("a", "text"));
        return operations.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    // ExpiryPolicy.getExpiryForCreation: null is not allowed. Larder stores for ever, as where the policy throws; the
    // reference throws.
    @Test
    void policyWithoutAnAnswerForCreation_storesForEver() {
        ExpiryPolicy policy = new Answers(Answers.Answer.KEEP, Answers.Answer.KEEP, Answers.Answer.KEEP);
        Setup setup = Setup.of(() -> policy).writing();
        List<Step> steps = List.of(Step.on("a", Action.PUT));
        assertThat(last(oracle.larder(), setup, steps).present()).containsExactly("a");
        Trace theirs = last(oracle.reference(), setup, steps);
        assertThat(theirs.result()).isEqualTo("!NullPointerException");
        assertThat(theirs.present()).isEmpty();
    }

    // Collections may throw when asked for null, as Set.of, Map.of and TreeSet do; the reference asks all the same.
    @Test
    void operation_givenACollectionThatKnowsNoNull_isServed() {
        Configuration<String, Box> configuration = new MutableConfiguration<String, Box>();
        Cache<String, Box> mine = oracle.cache(oracle.larder(), configuration);
        mine.putAll(Map.of("a", new Box(1)));
        assertThat(mine.getAll(new TreeSet<>(Set.of("a", "b")))).isEqualTo(Map.of("a", new Box(1)));
        Cache<String, Box> theirs = oracle.cache(oracle.reference(), configuration);
        assertThatThrownBy(() -> theirs.putAll(Map.of("a", new Box(1)))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> theirs.getAll(new TreeSet<>(Set.of("a", "b"))))
                .isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @MethodSource("callsWithNull")
    void operation_givenNull_throwsInBoth(String name, Consumer<Cache<String, Box>> operation) {
        for (CacheManager manager : List.of(oracle.larder(), oracle.reference())) {
            Cache<String, Box> cache = oracle.cache(manager, new MutableConfiguration<String, Box>());
            assertThatThrownBy(() -> operation.accept(cache))
                    .as("%s by %s", name, manager)
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithNull")
    void operation_onAClosedCache_throwsInBothWhateverItIsGiven(String name, Consumer<Cache<String, Box>> operation) {
        for (CacheManager manager : List.of(oracle.larder(), oracle.reference())) {
            Cache<String, Box> cache = oracle.cache(manager, new MutableConfiguration<String, Box>());
            cache.close();
            assertThatThrownBy(() -> operation.accept(cache))
                    .as("%s by %s", name, manager)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // to see each null refused
    static Stream<Arguments> callsWithNull() {
        Box box = new Box(1);
        Set<String> withNull = new HashSet<>();
        withNull.add(null);
        Map<String, Box> nullKey = new LinkedHashMap<>();
        nullKey.put(null, box);
        Map<String, Box> nullValue = new LinkedHashMap<>();
        nullValue.put("a", null);
        Map<String, Consumer<Cache<String, Box>>> calls = new LinkedHashMap<>();
        calls.put("get", cache -> cache.get(null));
        calls.put("getAll, null", cache -> cache.getAll(null));
        calls.put("getAll, null key", cache -> cache.getAll(withNull));
        calls.put("containsKey", cache -> cache.containsKey(null));
        calls.put("loadAll", cache -> cache.loadAll(null, false, null));
        calls.put("put, key", cache -> cache.put(null, box));
        calls.put("put, value", cache -> cache.put("a", null));
        calls.put("getAndPut, key", cache -> cache.getAndPut(null, box));
        calls.put("getAndPut, value", cache -> cache.getAndPut("a", null));
        calls.put("putAll, null", cache -> cache.putAll(null));
        calls.put("putAll, null key", cache -> cache.putAll(nullKey));
        calls.put("putAll, null value", cache -> cache.putAll(nullValue));
        calls.put("putIfAbsent, key", cache -> cache.putIfAbsent(null, box));
        calls.put("putIfAbsent, value", cache -> cache.putIfAbsent("a", null));
        calls.put("remove", cache -> cache.remove(null));
        calls.put("remove expecting, key", cache -> cache.remove(null, box));
        calls.put("remove expecting, value", cache -> cache.remove("a", null));
        calls.put("getAndRemove", cache -> cache.getAndRemove(null));
        calls.put("replace, key", cache -> cache.replace(null, box));
        calls.put("replace, value", cache -> cache.replace("a", null));
        calls.put("replace expecting, key", cache -> cache.replace(null, box, box));
        calls.put("replace expecting, old", cache -> cache.replace("a", null, box));
        calls.put("replace expecting, new", cache -> cache.replace("a", box, null));
        calls.put("getAndReplace, key", cache -> cache.getAndReplace(null, box));
        calls.put("getAndReplace, value", cache -> cache.getAndReplace("a", null));
        calls.put("removeAll, null", cache -> cache.removeAll(null));
        calls.put("removeAll, null key", cache -> cache.removeAll(withNull));
        calls.put("invoke, key", cache -> cache.invoke(null, Deed.NOTHING, 1));
        calls.put("invoke, processor", cache -> cache.invoke("a", null));
        calls.put("invokeAll, null", cache -> cache.invokeAll(null, Deed.NOTHING, 1));
        calls.put("invokeAll, processor", cache -> cache.invokeAll(Set.of("a"), null));
        return calls.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    /** The one test that waits: a short lifetime by the real clocks of both, from just before to just after its end. */
    @Test
    void shortLifetime_endsInBoth() throws InterruptedException {
        Duration life = new Duration(TimeUnit.MILLISECONDS, 300);
        Setup setup = Setup.of(CreatedExpiryPolicy.factoryOf(life));
        for (CacheManager manager : List.of(oracle.larder(), oracle.reference())) {
            Subject subject = oracle.subject(manager, setup);
            long before = System.nanoTime();
            Trace put = subject.take(Step.on("a", Action.PUT));
            if (System.nanoTime() - before < TimeUnit.MILLISECONDS.toNanos(300)) {
                assertThat(put.present()).containsExactly("a");
            }
            // what is awaited is the moment itself
            TimeUnit.NANOSECONDS.sleep(System.nanoTime() - before + TimeUnit.MILLISECONDS.toNanos(301));
            assertThat(subject.take(Step.on("a", Action.GET)).result()).isEqualTo("null");
            assertThat(subject.take(Step.on("a", Action.PUT_IF_ABSENT)).result())
                    .isEqualTo("true");
        }
    }

    private Trace last(CacheManager manager, Setup setup, List<Step> steps) {
        Subject subject = oracle.subject(manager, setup);
        try {
            steps.subList(0, steps.size() - 1).forEach(subject::take);
            return subject.take(steps.get(steps.size() - 1));
        } finally {
            subject.close();
        }
    }

    private static Configuration<String, Box> writing(Runnable bulk) {
        return new MutableConfiguration<String, Box>()
                .setWriteThrough(true)
                .setCacheWriterFactory(() -> new CacheWriter<>() {
                    @Override
                    public void write(Cache.Entry<? extends String, ? extends Box> entry) {}

                    @Override
                    public void writeAll(Collection<Cache.Entry<? extends String, ? extends Box>> entries) {
                        bulk.run();
                    }

                    @Override
                    public void delete(Object key) {}

                    @Override
                    public void deleteAll(Collection<?> keys) {
                        bulk.run();
                    }
                });
    }

    @SuppressWarnings("unchecked") // an application that has lost the types of its cache
    private static Cache<Object, Object> untyped(Cache<?, ?> cache) {
        return (Cache<Object, Object>) cache;
    }
}
