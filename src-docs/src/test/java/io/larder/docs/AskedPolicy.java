// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** Remembers what it was asked for. */
final class AskedPolicy implements ExpiryPolicy {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Duration answer = Duration.ONE_HOUR;

    @Override
    public Duration getExpiryForCreation() {
        return answer("creation");
    }

    @Override
    public Duration getExpiryForAccess() {
        return answer("access");
    }

    @Override
    public Duration getExpiryForUpdate() {
        return answer("update");
    }

    private Duration answer(String question) {
        asked.add(question);
        return answer;
    }

    void forget() {
        asked.clear();
    }

    void answerZero() {
        answer = Duration.ZERO;
    }

    /** Each question as often as it was put; "nothing" if there was none. */
    String asked() {
        return asked.isEmpty() ? "nothing" : String.join(", ", asked);
    }
}
