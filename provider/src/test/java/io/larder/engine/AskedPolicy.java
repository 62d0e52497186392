// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** A policy that gives one answer to whatever it is asked, and remembers each question. */
final class AskedPolicy implements ExpiryPolicy {

    enum Question {
        CREATION,
        ACCESS,
        UPDATE;

        /** What a policy can answer; a creation has no lifetime to keep. */
        List<Lifetime> answers() {
            List<Lifetime> ends = List.of(Lifetime.ZERO, Lifetime.ofMillis(1_000), Lifetime.ETERNAL);
            List<Lifetime> all = new ArrayList<>(ends);
            if (this != CREATION) {
                all.add(Lifetime.KEEP);
            }
            return all;
        }
    }

    private final @Nullable Duration answer;
    private final List<Question> asked = new ArrayList<>();

    AskedPolicy(Lifetime answer) {
        this.answer = duration(answer);
    }

    List<Question> asked() {
        return asked;
    }

    @Override
    @SuppressWarnings("NullAway") // ExpiryRulesTest hands out a null, as a policy of a user's may
    public Duration getExpiryForCreation() {
        asked.add(Question.CREATION);
        return answer;
    }

    @Override
    @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
    public Duration getExpiryForAccess() {
        asked.add(Question.ACCESS);
        return answer;
    }

    @Override
    @SuppressWarnings("NullAway") // JSR-107: null keeps the deadline
    public Duration getExpiryForUpdate() {
        asked.add(Question.UPDATE);
        return answer;
    }

    private static @Nullable Duration duration(Lifetime lifetime) {
        if (lifetime.isKeep()) {
            return null;
        }
        return lifetime.isEternal() ? Duration.ETERNAL : new Duration(TimeUnit.MILLISECONDS, lifetime.toMillis());
    }
}
