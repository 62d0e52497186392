// SPDX-License-Identifier: Apache-2.0
package io.larder.testing;

import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;

/**
 * How a cache is configured, apart from where it is.
 *
 * @param expiry makes the expiry policy
 * @param readThrough whether reads load; {@code loadAll} always does
 */
public record Setup(
        Factory<? extends ExpiryPolicy> expiry,
        boolean byValue,
        boolean readThrough,
        boolean writeThrough,
        Listening listening) {

    /** Whether there is a listener, and whether it wants old values. */
    public enum Listening {
        NO,
        YES,
        WITH_OLD_VALUES
    }

    /** Stored by value, without loader, writer and listener. */
    public static Setup of(Factory<? extends ExpiryPolicy> expiry) {
        return new Setup(expiry, true, false, false, Listening.NO);
    }

    public Setup expiring(Factory<? extends ExpiryPolicy> other) {
        return new Setup(other, byValue, readThrough, writeThrough, listening);
    }

    public Setup byReference() {
        return new Setup(expiry, false, readThrough, writeThrough, listening);
    }

    public Setup reading() {
        return new Setup(expiry, byValue, true, writeThrough, listening);
    }

    public Setup writing() {
        return new Setup(expiry, byValue, readThrough, true, listening);
    }

    public Setup listeningFully() {
        return listening(Listening.WITH_OLD_VALUES);
    }

    public Setup listening(Listening kind) {
        return new Setup(expiry, byValue, readThrough, writeThrough, kind);
    }

    public MutableConfiguration<String, Box> configuration(Recorder recorder) {
        MutableConfiguration<String, Box> configuration = new MutableConfiguration<String, Box>()
                .setTypes(String.class, Box.class)
                .setExpiryPolicyFactory(expiry)
                .setStoreByValue(byValue)
                .setCacheLoaderFactory(recorder::loader)
                .setReadThrough(readThrough)
                .setStatisticsEnabled(true);
        if (writeThrough) {
            configuration.setCacheWriterFactory(recorder::writer).setWriteThrough(true);
        }
        if (listening != Listening.NO) {
            configuration.addCacheEntryListenerConfiguration(recorder.listener(listening == Listening.WITH_OLD_VALUES));
        }
        return configuration;
    }

    @Override
    public String toString() {
        return (byValue ? "by value" : "by reference") + (readThrough ? ", read-through" : "")
                + (writeThrough ? ", write-through" : "") + ", listening: " + listening;
    }
}
