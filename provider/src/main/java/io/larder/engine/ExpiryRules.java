// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

import io.larder.spi.Lifetime;
import io.larder.spi.Outlook;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The expiry policy of a cache, turned into lifetimes. */
final class ExpiryRules {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryRules.class);

    private static final Set<Class<?>> STANDARD = Set.of(
            EternalExpiryPolicy.class,
            CreatedExpiryPolicy.class,
            AccessedExpiryPolicy.class,
            ModifiedExpiryPolicy.class,
            TouchedExpiryPolicy.class);

    private final String cacheName;
    private final ExpiryPolicy policy;
    private final @Nullable FixedExpiry fixed;

    ExpiryRules(String cacheName, ExpiryPolicy policy) {
        this.cacheName = cacheName;
        this.policy = policy;
        this.fixed = STANDARD.contains(policy.getClass()) ? askOnce() : null;
    }

    /** The answers known beforehand; null if the policy has to be asked each time. */
    @Nullable
    FixedExpiry fixed() {
        return fixed;
    }

    Outlook outlook() {
        return fixed == null ? Outlook.OPEN : fixed.outlook();
    }

    /** The answers for one operation. */
    ExpiryAnswers answers() {
        return fixed == null ? new AskedExpiry(this) : fixed;
    }

    Lifetime creation() {
        Lifetime answer = ask(policy::getExpiryForCreation, Lifetime.ETERNAL, "creation");
        return answer.isKeep() ? Lifetime.ETERNAL : answer;
    }

    Lifetime access() {
        return ask(policy::getExpiryForAccess, Lifetime.KEEP, "access");
    }

    Lifetime update() {
        return ask(policy::getExpiryForUpdate, Lifetime.KEEP, "update");
    }

    private FixedExpiry askOnce() {
        return new FixedExpiry(creation(), access(), update());
    }

    /** A policy that throws must not fail the operation: JSR-107 asks for a default duration of the provider's. */
    private Lifetime ask(Supplier<@Nullable Duration> question, Lifetime otherwise, String subject) {
        try {
            return lifetime(question.get());
        } catch (Exception failure) {
            LOG.warn(
                    "Cache '{}': the expiry policy {} failed for {}; using {}",
                    cacheName,
                    policy.getClass().getName(),
                    subject,
                    otherwise,
                    failure);
            return otherwise;
        }
    }

    private static Lifetime lifetime(@Nullable Duration duration) {
        if (duration == null) {
            return Lifetime.KEEP;
        }
        TimeUnit unit = duration.getTimeUnit();
        return unit == null ? Lifetime.ETERNAL : Lifetime.ofMillis(unit.toMillis(duration.getDurationAmount()));
    }
}
