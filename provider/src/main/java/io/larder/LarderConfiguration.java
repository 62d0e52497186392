// SPDX-License-Identifier: Apache-2.0
package io.larder;

import io.larder.config.Component;
import io.larder.config.Expiry;
import io.larder.config.Expiry.Event;
import io.larder.config.Setting;
import io.larder.config.Setting.Scope;
import io.larder.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a cache in the words of Java rather than of properties. Immutable: each method gives a changed
 * copy. What it says holds before anything that a URI, a file or properties say.
 *
 * <pre>{@code
 * manager.createCache("users", LarderConfiguration.of(Long.class, User.class)
 *         .expireAfterAccess(Duration.ofMinutes(5))
 *         .maximumEntries(10_000));
 * }</pre>
 *
 * <p>It can be serialised only as long as it says nothing that JSR-107 has no word for.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
@SuppressWarnings("serial") // a Setting can not be serialised, and says so when it is tried
public final class LarderConfiguration<K, V> implements CompleteConfiguration<K, V> {

    private static final long serialVersionUID = 1L;

    /** What JSR-107 has words for. */
    private final MutableConfiguration<K, V> standard;
    /** What Larder alone understands; empty where this can be serialised. */
    private final Map<Setting<?>, Object> settings;

    private LarderConfiguration(MutableConfiguration<K, V> standard, Map<Setting<?>, Object> settings) {
        this.standard = standard;
        this.settings = settings;
    }

    /** These settings of Larder's own beside another standard part. */
    LarderConfiguration<K, V> over(CompleteConfiguration<K, V> other) {
        return new LarderConfiguration<>(new MutableConfiguration<>(other), settings);
    }

    /** JSR-107's defaults for a cache of these types: by value, eternal, unbounded, without loader, writer, statistics. */
    public static <K, V> LarderConfiguration<K, V> of(Class<K> keyType, Class<V> valueType) {
        return new LarderConfiguration<>(new MutableConfiguration<K, V>().setTypes(keyType, valueType), Map.of());
    }

    /** What a standard configuration says, to add Larder's own settings to. */
    public static <K, V> LarderConfiguration<K, V> from(CompleteConfiguration<K, V> configuration) {
        Map<Setting<?>, Object> settings =
                configuration instanceof LarderConfiguration<K, V> larder ? larder.settings : Map.of();
        return new LarderConfiguration<>(new MutableConfiguration<>(configuration), settings);
    }

    /**
     * An entry lives that long from its creation, whatever happens to it.
     *
     * @throws IllegalArgumentException if it is negative or finer than a millisecond, as in the other methods for expiry
     */
    public LarderConfiguration<K, V> expireAfterCreation(Duration lifetime) {
        return expire(Expiry.after(Event.CREATED, lifetime));
    }

    /** An entry lives that long from its creation or its last read. */
    public LarderConfiguration<K, V> expireAfterAccess(Duration lifetime) {
        return expire(Expiry.after(Event.ACCESSED, lifetime));
    }

    /** An entry lives that long from its creation or its last change. */
    public LarderConfiguration<K, V> expireAfterModification(Duration lifetime) {
        return expire(Expiry.after(Event.MODIFIED, lifetime));
    }

    /** An entry lives that long from its creation, its last read or its last change, whichever is latest. */
    public LarderConfiguration<K, V> expireAfterTouch(Duration lifetime) {
        return expire(Expiry.after(Event.TOUCHED, lifetime));
    }

    /** The expiry of a policy of one's own. */
    public LarderConfiguration<K, V> expiry(Factory<? extends ExpiryPolicy> policy) {
        return with(copy -> copy.setExpiryPolicyFactory(policy));
    }

    /**
     * A store in this JVM holds at most that many entries.
     *
     * @throws IllegalArgumentException if it is less than 1, or there is a maximum weight
     */
    public LarderConfiguration<K, V> maximumEntries(long entries) {
        if (settings.containsKey(Settings.MAX_WEIGHT)) {
            throw new IllegalArgumentException("maximumEntries and maximumWeight exclude each other; leave one out");
        }
        return setting(Settings.MAX_ENTRIES, entries);
    }

    /**
     * The entries of a store in this JVM weigh at most that much together.
     *
     * @param weigher gives each entry a weight of 0 or more; called once for each write
     * @throws IllegalArgumentException if the weight is less than 1, or there is a maximum of entries
     */
    public LarderConfiguration<K, V> maximumWeight(long weight, ToIntBiFunction<? super K, ? super V> weigher) {
        if (settings.containsKey(Settings.MAX_ENTRIES)) {
            throw new IllegalArgumentException("maximumWeight and maximumEntries exclude each other; leave one out");
        }
        return setting(Settings.MAX_WEIGHT, weight)
                .setting(Settings.WEIGHER, Component.of(ToIntBiFunction.class, weigher));
    }

    /**
     * A store of the cache's own, by its URI, in place of its manager's.
     *
     * @throws IllegalArgumentException if the URI has no scheme
     */
    public LarderConfiguration<K, V> store(URI uri) {
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("A store's URI begins with a scheme, such as redis://host");
        }
        return setting(Settings.STORE, uri);
    }

    /** Keys and values in this JVM are the application's own objects, not copies: fit for those that nobody changes. */
    public LarderConfiguration<K, V> byReference() {
        return with(copy -> copy.setStoreByValue(false));
    }

    /** A read that finds nothing asks this loader, which is used by several threads. */
    public LarderConfiguration<K, V> readThrough(CacheLoader<K, V> loader) {
        return readThrough(new Constant<>(loader));
    }

    /** A read that finds nothing asks the loader that this factory makes. */
    public LarderConfiguration<K, V> readThrough(Factory<? extends CacheLoader<K, V>> loader) {
        return with(copy -> copy.setCacheLoaderFactory(loader).setReadThrough(true));
    }

    /** Changes go to this writer first, which is used by several threads. */
    public LarderConfiguration<K, V> writeThrough(CacheWriter<? super K, ? super V> writer) {
        return writeThrough(new Constant<>(writer));
    }

    /** Changes go first to the writer that this factory makes. */
    public LarderConfiguration<K, V> writeThrough(Factory<? extends CacheWriter<? super K, ? super V>> writer) {
        return with(copy -> copy.setCacheWriterFactory(writer).setWriteThrough(true));
    }

    /**
     * One more listener.
     *
     * @throws IllegalArgumentException if an equal one is there already
     */
    public LarderConfiguration<K, V> listener(CacheEntryListenerConfiguration<K, V> listener) {
        return with(copy -> copy.addCacheEntryListenerConfiguration(listener));
    }

    /** Whether hits, misses and the like are counted. */
    public LarderConfiguration<K, V> statistics(boolean enabled) {
        return with(copy -> copy.setStatisticsEnabled(enabled));
    }

    /** Whether the configuration is shown over JMX. */
    public LarderConfiguration<K, V> management(boolean enabled) {
        return with(copy -> copy.setManagementEnabled(enabled));
    }

    /**
     * How long an operation waits for another on the same key before it gives up with an error.
     *
     * @throws IllegalArgumentException if it is less than a millisecond, or finer
     */
    public LarderConfiguration<K, V> lockTimeout(Duration timeout) {
        return setting(Settings.LOCK_TIMEOUT, timeout);
    }

    /**
     * Any other setting, also one that a third party's store brings along.
     *
     * @throws IllegalArgumentException if the value is not allowed or the setting is for a whole manager
     */
    public <T> LarderConfiguration<K, V> setting(Setting<T> setting, T value) {
        if (setting.scope() == Scope.MANAGER) {
            throw new IllegalArgumentException(
                    "The setting " + setting + " is for a whole manager; give it in the manager's URI or properties");
        }
        Objects.requireNonNull(value, () -> "The setting " + setting + " needs a value");
        Map<Setting<?>, Object> more = new LinkedHashMap<>(settings);
        try {
            more.put(setting, setting.checked(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The value of the setting " + setting + " " + e.getMessage(), e);
        }
        return new LarderConfiguration<>(standard, Map.copyOf(more));
    }

    /** What this says beyond JSR-107: the nearest of all settings of the cache. */
    public Map<Setting<?>, Object> settings() {
        return settings;
    }

    @Override
    public Class<K> getKeyType() {
        return standard.getKeyType();
    }

    @Override
    public Class<V> getValueType() {
        return standard.getValueType();
    }

    @Override
    public boolean isStoreByValue() {
        return standard.isStoreByValue();
    }

    @Override
    public boolean isReadThrough() {
        return standard.isReadThrough();
    }

    @Override
    public boolean isWriteThrough() {
        return standard.isWriteThrough();
    }

    @Override
    public boolean isStatisticsEnabled() {
        return standard.isStatisticsEnabled();
    }

    @Override
    public boolean isManagementEnabled() {
        return standard.isManagementEnabled();
    }

    @Override
    public Iterable<CacheEntryListenerConfiguration<K, V>> getCacheEntryListenerConfigurations() {
        List<CacheEntryListenerConfiguration<K, V>> listeners = new ArrayList<>();
        standard.getCacheEntryListenerConfigurations().forEach(listeners::add);
        return List.copyOf(listeners);
    }

    @Override
    public @Nullable Factory<CacheLoader<K, V>> getCacheLoaderFactory() {
        return standard.getCacheLoaderFactory();
    }

    @Override
    public @Nullable Factory<CacheWriter<? super K, ? super V>> getCacheWriterFactory() {
        return standard.getCacheWriterFactory();
    }

    @Override
    public Factory<ExpiryPolicy> getExpiryPolicyFactory() {
        return standard.getExpiryPolicyFactory();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LarderConfiguration<?, ?> configuration
                && configuration.standard.equals(standard)
                && configuration.settings.equals(settings);
    }

    @Override
    public int hashCode() {
        return 31 * standard.hashCode() + settings.hashCode();
    }

    /** Names the settings without their values, which may be secrets. */
    @Override
    public String toString() {
        return "LarderConfiguration[" + getKeyType().getName() + " to "
                + getValueType().getName() + ", settings " + settings.keySet() + "]";
    }

    private LarderConfiguration<K, V> expire(Expiry expiry) {
        return expiry(expiry.factory());
    }

    private LarderConfiguration<K, V> with(Consumer<MutableConfiguration<K, V>> change) {
        MutableConfiguration<K, V> copy = new MutableConfiguration<>(standard);
        change.accept(copy);
        return new LarderConfiguration<>(copy, settings);
    }

    /** JSR-107's own factory of one object asks that the object be Serializable. */
    private record Constant<T>(T object) implements Factory<T> {
        private static final long serialVersionUID = 1L;

        private Constant {
            Objects.requireNonNull(object, "object");
        }

        @Override
        public T create() {
            return object;
        }
    }
}
