// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that something is lost and once that it is back, however often it was tried in between. For one thread. */
final class OutageLog {

    private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);

    private final String subject;
    private boolean lost;
    private boolean refused;
    private long since;

    /** What each line begins with; no secret. */
    OutageLog(String subject) {
        this.subject = subject;
    }

    void lost(Throwable cause) {
        if (lost || refused) {
            LOG.debug("{}: changes are still not heard: {}", subject, Failures.reason(cause));
            return;
        }
        lost = true;
        since = System.nanoTime();
        LOG.warn("{}: changes made elsewhere are not heard, trying again: {}", subject, Failures.reason(cause));
    }

    void refused(Throwable cause, TrackingSpec spec) {
        if (refused) {
            LOG.debug("{}: still does not tell of changes: {}", subject, Failures.reason(cause));
            return;
        }
        refused = true;
        since = lost ? since : System.nanoTime();
        LOG.info(
                "{}: does not tell of changes made elsewhere, asked again every {} s: {}. To listen, a user needs {}",
                subject,
                spec.times().refusal().toSeconds(),
                Failures.reason(cause),
                spec.rights());
    }

    void back() {
        if (lost || refused) {
            long millis = Duration.ofNanos(System.nanoTime() - since).toMillis();
            LOG.info("{}: changes made elsewhere are heard again after {} ms", subject, millis);
        } else {
            LOG.debug("{}: changes made elsewhere are heard", subject);
        }
        lost = false;
        refused = false;
    }
}
