// SPDX-License-Identifier: Apache-2.0
package io.larder.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.logging.Logger;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Writes a lane's record when its tests have ended. Runs where the system property {@code tck.lane.reports} names the
 * directory to write to; elsewhere it does nothing.
 */
public final class LaneRecorder implements LauncherSessionListener {
    static final String REPORTS = "tck.lane.reports";

    private final ExclusionWatch exclusions = new ExclusionWatch();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Logger.getLogger("").addHandler(exclusions);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Logger.getLogger("").removeHandler(exclusions);
        String reports = System.getProperty(REPORTS);
        if (reports != null) {
            write(Path.of(reports));
        }
    }

    // The provider is asked only now: the kit wants to be the first to look it up.
    private void write(Path reports) {
        TreeSet<String> providers = new TreeSet<>();
        TreeSet<String> uris = new TreeSet<>();
        for (CachingProvider provider : Caching.getCachingProviders()) {
            providers.add(provider.getClass().getName());
            uris.add(provider.getDefaultURI().toString());
        }
        try {
            new LaneRecord(providers, uris, exclusions.seen()).append(reports);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the record of the lane to " + reports, e);
        }
    }
}
