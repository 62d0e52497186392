// SPDX-License-Identifier: Apache-2.0
package io.larder.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Child JVMs do what they are sent, tell what went wrong, and are gone when they should be. */
final class JvmsTest {

    @RegisterExtension
    static final SharedJvms JVMS = new SharedJvms();

    private static final Duration SHORT = Duration.ofMillis(300);

    private static Jvm first() {
        return JVMS.get().get(0);
    }

    @Test
    void run_work_isDoneInTheChild() throws Exception {
        assertThat(first().<Long>run(place -> ProcessHandle.current().pid())).isEqualTo(first().pid());
        assertThat(first().<String>run(Place::jvm)).isEqualTo("1");
    }

    @Test
    void run_workThatPrints_bringsItsResultAllTheSame() throws Exception {
        String result = first().run(place -> {
            System.out.println("printed by a child");
            return "result";
        });
        assertThat(result).isEqualTo("result");
        Await.until("what the child printed", () -> first().output().contains("printed by a child"));
    }

    @Test
    void run_workThatThrows_failsWithTheTraceOfTheChild() {
        assertThatThrownBy(() -> first().run(place -> {
                    throw new java.io.FileNotFoundException("planted");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("JVM 1")
                .hasMessageContaining("FileNotFoundException: planted")
                .hasMessageContaining(JvmsTest.class.getName());
    }

    @Test
    void run_resultThatCanNotBeSent_fails() {
        assertThatThrownBy(() -> first().run(place -> new Object()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NotSerializableException: java.lang.Object");
    }

    @Test
    void run_workThatCanNotBeSent_fails() {
        Object captured = new Object();
        assertThatThrownBy(() -> first().run(place -> captured.hashCode()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NotSerializableException: java.lang.Object");
    }

    @Test
    void result_ofWorkThatTakesTooLong_tellsWhatTheChildDoesAndEndsIt() {
        try (Jvm jvm = JVMS.get().more("slow", JvmOptions.defaults())) {
            Running<Integer> running = jvm.begin(place -> {
                System.err.println("printed before");
                place.tell("slow", "here");
                return hang();
            });
            assertThatThrownBy(() -> {
                        JVMS.get().journal().await("slow", 1);
                        running.result(SHORT);
                    })
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("JVM slow")
                    .hasMessageContaining("takes longer than PT0.3S")
                    .hasMessageContaining("printed before")
                    .hasMessageContaining("JvmsTest.hang");
            assertThat(jvm.isAlive()).isFalse();
        }
    }

    private static int hang() throws InterruptedException {
        new CountDownLatch(1).await();
        return 1;
    }

    @Test
    void result_ofWorkWhoseJvmIsKilled_failsAndSaysSo() throws Exception {
        try (Jvm jvm = JVMS.get().more("killed", JvmOptions.defaults())) {
            Running<Integer> running = jvm.begin(place -> {
                place.tell("killed", "here");
                return hang();
            });
            JVMS.get().journal().await("killed", 1);
            jvm.kill();
            assertThatThrownBy(running::result)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("JVM killed")
                    .hasMessageContaining("has ended with 137");
            assertThatThrownBy(() -> jvm.run(place -> 1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("has ended");
        }
    }

    @Test
    void together_nobodyGoesOnBeforeAllAreThere() throws Exception {
        List<List<Integer>> results =
                JVMS.get().together(3, place -> place.inThreads(2, thread -> told(place, thread)));
        assertThat(results).containsOnly(List.of(0, 1)).hasSize(3);

        JVMS.get().together(3, place -> {
            place.tell("meeting", "before");
            place.meet();
            place.tell("meeting", "after");
            return 0;
        });
        assertThat(JVMS.get().journal().told("meeting"))
                .containsExactly("before", "before", "before", "after", "after", "after");
        assertThat(JVMS.get().journal().of("meeting"))
                .extracting(Journal.Line::jvm)
                .containsOnly("1", "2", "3");
    }

    private static int told(Place place, int thread) {
        place.tell("threads", place.jvm() + thread);
        return thread;
    }

    @Test
    void together_whereOneFailsBeforeTheMeeting_failsAndNobodyWaits() {
        assertThatThrownBy(() -> JVMS.get().together(2, place -> {
                    if (place.jvm().equals("1")) {
                        throw new IllegalStateException("planted");
                    }
                    place.meet();
                    return 0;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("planted");
    }

    @Test
    void inThreads_whereOneFails_fails() {
        assertThatThrownBy(() -> JVMS.get().together(2, place -> place.inThreads(3, thread -> 6 / (thread - 2))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Thread 2 failed")
                .hasMessageContaining("/ by zero");
    }

    @Test
    void grows_ofWhatNobodyTells_isFalse() throws Exception {
        assertThat(JVMS.get().journal().grows("never", 1, SHORT)).isFalse();
    }

    @Test
    void renew_afterAKill_startsAnotherOne() throws Exception {
        long before = first().pid();
        first().kill();
        JVMS.get().renew();
        assertThat(first().pid()).isNotEqualTo(before);
        assertThat(first().<Integer>run(place -> 1)).isEqualTo(1);
    }

    @Test
    void property_isSetInTheChild() throws Exception {
        try (Jvm jvm = JVMS.get().more("set", JvmOptions.defaults().property("planted", "a b"))) {
            assertThat(jvm.<String>run(place -> System.getProperty("planted"))).isEqualTo("a b");
        }
    }

    @Test
    void close_endsAll() {
        Jvms jvms = Jvms.start(2);
        List<Jvm> started = jvms.first(2);
        jvms.close();
        assertThat(started).noneMatch(Jvm::isAlive);
    }

    @Test
    void kill_jvmThatHasChildren_endsThemToo() throws Exception {
        try (Jvm parent = JVMS.get().more("parent", JvmOptions.defaults())) {
            List<Long> children = parent.run(place -> {
                Jvms jvms = Jvms.start(2);
                IntStream.range(0, 2).forEach(i -> jvms.get(i).begin(work -> hang()));
                return List.of(jvms.get(0).pid(), jvms.get(1).pid());
            });
            assertThat(children).allMatch(JvmsTest::isAlive);
            parent.kill();
            Await.until("the end of the children", () -> children.stream().noneMatch(JvmsTest::isAlive));
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
