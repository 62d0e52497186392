// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import static io.larder.tck.Reports.DUMMY;
import static io.larder.tck.Reports.PROVIDER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final String LANE = "local=kit@local:";
    private static final String LINE = "TCK local: 481 run, 0 failed, 0 errors, 0 skipped,"
            + " excluded: CachingTest#dummyTest (io.larder.LarderCachingProvider at local:)";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Reports local;

    @BeforeEach
    void nameTheLane() {
        local = new Reports(directory.resolve("local"));
    }

    @Test
    void judge_wholeKitPassed_printsTheCounts() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 480).one("org.jsr107.tck.GetTest", "");
        local.record(PROVIDER, "local:", DUMMY);

        judge(LANE);

        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines(LINE);
    }

    @Test
    void judge_annotationsPassed_printsThatNothingWasExcluded() throws IOException {
        new Reports(directory.resolve("guice")).passed("Interception", 12).record(PROVIDER, "local:");

        judge("guice=annotations@local:");

        assertThat(printed.toString(UTF_8)).startsWith("TCK guice: 12 run,").contains("excluded: none");
    }

    @Test
    void judge_beansDidNotStart_fails() throws IOException {
        new Reports(directory.resolve("guice"))
                .passed("Interception", 12)
                .record(PROVIDER, "local:", "org.jsr107.tck.annotation.Blog#test");

        assertFails("excluded: org.jsr107.tck.annotation.Blog#test", "guice=annotations@local:");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 479, 480, 482})
    void judge_anotherNumberOfTests_fails(int tests) throws IOException {
        local.passed("org.jsr107.tck.PutTest", tests).record(PROVIDER, "local:", DUMMY);

        assertFails("ran " + tests + " tests, not 481", LANE);
    }

    @Test
    void judge_noReports_fails() {
        assertFails("ran 0 tests, not 481", LANE);
    }

    @Test
    void judge_oneTestReportedTwice_countsOnce() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 479).record(PROVIDER, "local:", DUMMY);
        local.file(
                "org.jsr107.tck.GetTest",
                Reports.test("org.jsr107.tck.GetTest", "test", "")
                        + Reports.test("org.jsr107.tck.GetTest", "test", ""));

        assertFails("ran 480 tests, not 481", LANE);
    }

    @ParameterizedTest
    @CsvSource({
        "<failure type='AssertionError'>no</failure>, failed",
        "<error type='NullPointerException'/>, ended in an error",
        "<skipped/>, skipped",
        "<flakyFailure>once</flakyFailure>, failed",
        "<rerunError>once</rerunError>, ended in an error"
    })
    void judge_testThatDidNotPass_fails(String fate, String said) throws IOException {
        local.passed("org.jsr107.tck.PutTest", 480).one("org.jsr107.tck.GetTest", fate);
        local.record(PROVIDER, "local:", DUMMY);

        assertFails(said + ": org.jsr107.tck.GetTest#test", LANE);
    }

    @Test
    void judge_oneMoreExclusion_fails() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 481)
                .record(PROVIDER, "local:", DUMMY, "org.jsr107.tck.StoreByReferenceTest#get_Existing_ByReference");

        assertFails("excluded: org.jsr107.tck.StoreByReferenceTest#get_Existing_ByReference", LANE);
    }

    @Test
    void judge_exclusionsNotHeard_fails() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 481).record(PROVIDER, "local:");

        assertFails("not seen being excluded: " + DUMMY, LANE);
    }

    @Test
    void judge_jvmLeftNoRecord_fails() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 481);

        assertFails("ran on [], not on " + PROVIDER, LANE);
    }

    @Test
    void judge_anotherProviderAnswered_fails() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 481).record("org.example.Other", "local:", DUMMY);

        assertFails("ran on [org.example.Other], not on " + PROVIDER, LANE);
    }

    @Test
    void judge_twoProvidersAnswered_fails() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 481)
                .record(PROVIDER, "local:", DUMMY)
                .record("org.example.Other", "local:");

        assertFails("ran on [" + PROVIDER + ", org.example.Other], not on", LANE);
    }

    @Test
    void judge_anotherStoreAnswered_fails() throws IOException {
        new Reports(directory.resolve("redis")).passed("PutTest", 481).record(PROVIDER, "local:", DUMMY);

        assertFails("default URI [local:], not one that begins with redis:", "redis=kit@redis:");
    }

    @Test
    void judge_oneLaneOfTwoFailed_printsBothAndNamesTheOne() throws IOException {
        local.passed("org.jsr107.tck.PutTest", 481).record(PROVIDER, "local:", DUMMY);

        assertFails("TCK guice: ran 0 tests, not 12", LANE, "guice=annotations@local:");
        assertThat(printed.toString(UTF_8)).contains(LINE).contains("TCK guice: 0 run");
    }

    @Test
    void judge_reportCutShort_fails() throws IOException {
        local.file("org.jsr107.tck.PutTest", "<testcase name='test' classname='PutTest'>");

        assertThatThrownBy(() -> judge(LANE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TEST-org.jsr107.tck.PutTest.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local=kit", "=kit@local:", "local=kit@", "local=most@local:"})
    void judge_malformedLane_saysWhatItShouldBe(String lane) {
        assertThatThrownBy(() -> judge(lane))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(lane);
    }

    @Test
    void judge_noLane_fails() {
        assertThatThrownBy(this::judge).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertFails(String complaint, String... lanes) {
        assertThatThrownBy(() -> judge(lanes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(complaint);
    }

    private void judge(String... lanes) throws IOException {
        String[] arguments = new String[lanes.length + 2];
        arguments[0] = directory.toString();
        arguments[1] = PROVIDER;
        System.arraycopy(lanes, 0, arguments, 2, lanes.length);
        Verdict.judge(arguments, new PrintStream(printed, true, UTF_8));
    }
}
