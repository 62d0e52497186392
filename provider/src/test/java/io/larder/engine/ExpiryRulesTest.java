// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.engine.AskedPolicy.Question;
import io.larder.engine.RuleTable.Row;
import io.larder.spi.Lifetime;
import io.larder.spi.Lifetimes;
import io.larder.spi.Outlook;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine makes of an expiry policy, and what it knows beforehand of JSR-107's own five. */
final class ExpiryRulesTest {

    // "direct read" is what a read touches with in one step, "direct write" what a write carries; "-" where the entry
    // has to be looked at first. The store is told "never" if nothing can ever expire, and what reads touch with.
    private static final String STANDARD_TABLE = """
            policy   | duration | creation | access  | update  | direct read | direct write    | never expires | reads touch with
            eternal  | -        | eternal  | keep    | keep    | keep        | eternal/eternal | true          | keep
            created  | finite   | finite   | keep    | keep    | keep        | finite/keep     | false         | keep
            created  | eternal  | eternal  | keep    | keep    | keep        | eternal/eternal | true          | keep
            created  | zero     | zero     | keep    | keep    | keep        | -               | false         | keep
            accessed | finite   | finite   | finite  | keep    | finite      | finite/keep     | false         | finite
            accessed | eternal  | eternal  | eternal | keep    | eternal     | eternal/eternal | true          | eternal
            accessed | zero     | zero     | zero    | keep    | -           | -               | false         | keep
            modified | finite   | finite   | keep    | finite  | keep        | finite/finite   | false         | keep
            modified | eternal  | eternal  | keep    | eternal | keep        | eternal/eternal | true          | keep
            modified | zero     | zero     | keep    | zero    | keep        | -               | false         | keep
            touched  | finite   | finite   | finite  | finite  | finite      | finite/finite   | false         | finite
            touched  | eternal  | eternal  | eternal | eternal | eternal     | eternal/eternal | true          | eternal
            touched  | zero     | zero     | zero    | zero    | -           | -               | false         | keep
            """;

    static Stream<Row> standardPolicies() {
        return RuleTable.rows(STANDARD_TABLE);
    }

    @ParameterizedTest
    @MethodSource("standardPolicies")
    void standardPolicy_isKnownBeforehand_asTheTableSays(Row row) {
        ExpiryRules rules = new ExpiryRules("cache", policy(row));
        FixedExpiry fixed = requireNonNull(rules.fixed());
        assertThat(fixed)
                .isEqualTo(
                        new FixedExpiry(lifetime(row, "creation"), lifetime(row, "access"), lifetime(row, "update")));
        assertThat(rules.answers()).isSameAs(fixed);
        assertThat(fixed.directRead())
                .isEqualTo(row.orNull("direct read") == null ? null : lifetime(row, "direct read"));
        assertThat(fixed.directWrite()).isEqualTo(directWrite(row));
        assertThat(rules.outlook())
                .isEqualTo(new Outlook(
                        Boolean.parseBoolean(row.text("never expires")), lifetime(row, "reads touch with")));
    }

    @Test
    void answersThatDiffer_endTheDirectPathAndThePromiseEachByItself() {
        Lifetime eternal = Lifetime.ETERNAL;
        Lifetime finite = Lifetime.ofMillis(1_000);
        assertThat(new FixedExpiry(eternal, finite, eternal).outlook().neverExpires())
                .isFalse();
        assertThat(new FixedExpiry(eternal, eternal, finite).outlook().neverExpires())
                .isFalse();
        assertThat(new FixedExpiry(finite, eternal, eternal).outlook().neverExpires())
                .isFalse();
        assertThat(new FixedExpiry(eternal, eternal, Lifetime.ZERO).directWrite())
                .isNull();
        assertThat(new FixedExpiry(Lifetime.ZERO, eternal, eternal).directWrite())
                .isNull();
    }

    @Test
    void policyOfTheApplications_isAskedForEachOperation() {
        AskedPolicy policy = new AskedPolicy(Lifetime.ofMillis(5));
        ExpiryRules rules = new ExpiryRules("cache", policy);
        assertThat(rules.fixed()).isNull();
        assertThat(rules.outlook()).isEqualTo(Outlook.OPEN);
        assertThat(policy.asked()).isEmpty();
        rules.answers().creation();
        rules.answers().creation();
        assertThat(policy.asked()).containsExactly(Question.CREATION, Question.CREATION);
    }

    @Test
    void answers_ofOneOperation_areAskedForOnceEach() {
        AskedPolicy policy = new AskedPolicy(Lifetime.ofMillis(5));
        ExpiryAnswers answers = new ExpiryRules("cache", policy).answers();
        for (int i = 0; i < 2; i++) {
            assertThat(answers.creation()).isEqualTo(Lifetime.ofMillis(5));
            assertThat(answers.access()).isEqualTo(Lifetime.ofMillis(5));
            assertThat(answers.update()).isEqualTo(Lifetime.ofMillis(5));
        }
        assertThat(policy.asked()).containsExactly(Question.CREATION, Question.ACCESS, Question.UPDATE);
    }

    @Test
    void answerNull_keepsTheDeadline_andForACreationIsEternal() {
        ExpiryRules rules = new ExpiryRules("cache", new AskedPolicy(Lifetime.KEEP));
        assertThat(rules.creation()).isEqualTo(Lifetime.ETERNAL);
        assertThat(rules.access()).isEqualTo(Lifetime.KEEP);
        assertThat(rules.update()).isEqualTo(Lifetime.KEEP);
    }

    @Test
    void policyThatThrows_keepsTheDeadline_andForACreationIsEternal() {
        ExpiryRules rules = new ExpiryRules("cache", new BrokenPolicy());
        assertThat(rules.creation()).isEqualTo(Lifetime.ETERNAL);
        assertThat(rules.access()).isEqualTo(Lifetime.KEEP);
        assertThat(rules.update()).isEqualTo(Lifetime.KEEP);
    }

    private static final class BrokenPolicy implements ExpiryPolicy {
        @Override
        public Duration getExpiryForCreation() {
            throw new IllegalStateException("no answer");
        }

        @Override
        public Duration getExpiryForAccess() {
            throw new IllegalStateException("no answer");
        }

        @Override
        public Duration getExpiryForUpdate() {
            throw new IllegalStateException("no answer");
        }
    }

    private static ExpiryPolicy policy(Row row) {
        Duration duration = switch (row.text("duration")) {
            case "zero" -> Duration.ZERO;
            case "finite" -> new Duration(TimeUnit.SECONDS, 3);
            default -> Duration.ETERNAL;
        };
        return switch (row.text("policy")) {
            case "created" -> new CreatedExpiryPolicy(duration);
            case "accessed" -> new AccessedExpiryPolicy(duration);
            case "modified" -> new ModifiedExpiryPolicy(duration);
            case "touched" -> new TouchedExpiryPolicy(duration);
            default -> new EternalExpiryPolicy();
        };
    }

    private static @Nullable Lifetimes directWrite(Row row) {
        String text = row.orNull("direct write");
        if (text == null) {
            return null;
        }
        String[] both = text.split("/");
        return new Lifetimes(lifetime(both[0]), lifetime(both[1]));
    }

    private static Lifetime lifetime(Row row, String heading) {
        return lifetime(row.text(heading));
    }

    private static Lifetime lifetime(String name) {
        return switch (name) {
            case "zero" -> Lifetime.ZERO;
            case "finite" -> Lifetime.ofMillis(3_000);
            case "eternal" -> Lifetime.ETERNAL;
            case "keep" -> Lifetime.KEEP;
            default -> throw new IllegalArgumentException("No lifetime is called " + name);
        };
    }
}
