// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Given.Level;
import io.larder.config.Source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one cache, or of its manager: for each setting the value from the nearest source that gives one.
 * Immutable. What is said of a cache by name holds before what is said of {@code *}, and that before what is said of
 * the manager; among equals the order is {@link Source.Origin}'s.
 */
public final class CacheSettings {

    /** No setting is given; every one has its default. */
    public static final CacheSettings DEFAULTS = of(Map.of());

    private final Catalog catalog;
    private final @Nullable String cacheName;
    private final List<Given<?>> given;
    private final Map<Setting<?>, Given<?>> nearest;

    private CacheSettings(
            Catalog catalog, @Nullable String cacheName, List<Given<?>> given, Map<Setting<?>, Given<?>> nearest) {
        this.catalog = catalog;
        this.cacheName = cacheName;
        this.given = given;
        this.nearest = nearest;
    }

    /**
     * Settings of no cache in particular, given by code alone.
     *
     * @throws ConfigurationException if they contradict each other
     */
    public static CacheSettings of(Map<Setting<?>, ?> settings) {
        return new CacheSettings(Catalog.CORE, null, List.of(), Map.of()).overlaid(settings);
    }

    /** Resolves what was given; notes contradictions. */
    static CacheSettings resolve(Catalog catalog, @Nullable String cacheName, List<Given<?>> given, Mistakes mistakes) {
        Map<Setting<?>, Given<?>> nearest = new Resolution(catalog, cacheName, mistakes).resolve(given);
        return new CacheSettings(catalog, cacheName, List.copyOf(given), nearest);
    }

    /** The cache; null for a manager or for no cache in particular. */
    public @Nullable String cacheName() {
        return cacheName;
    }

    /** The nearest value, else the setting's default, else null. */
    public <T> @Nullable T get(Setting<T> setting) {
        Given<T> found = find(setting);
        return found == null ? setting.defaultValue() : found.value();
    }

    /**
     * {@link #get}, for settings that have a default.
     *
     * @throws IllegalStateException if the setting neither has a default nor is given
     */
    public <T> T require(Setting<T> setting) {
        T value = get(setting);
        if (value == null) {
            throw new IllegalStateException("The setting " + setting + " is not given and has no default");
        }
        return value;
    }

    /** Whether any source gives it. */
    public boolean isSet(Setting<?> setting) {
        return nearest.containsKey(setting);
    }

    /** Where the value comes from, for messages. */
    public Source source(Setting<?> setting) {
        Given<?> found = nearest.get(setting);
        return found == null ? Source.UNSET : found.source();
    }

    /**
     * The object that a setting brings in, made anew if it is named by its class; null if the setting is not given.
     *
     * @throws ConfigurationException if its class is not found by the class loader or is not suitable
     * @throws javax.cache.CacheException if its constructor fails
     */
    public <T> @Nullable T instance(Setting<Component<T>> setting, ClassLoader loader) {
        Factory<T> factory = factory(setting, loader);
        return factory == null ? null : factory.create();
    }

    /**
     * These settings under those given by code, which are the nearest of all.
     *
     * @throws ConfigurationException if the outcome contradicts itself
     * @throws IllegalArgumentException if a value is not of its setting's kind
     */
    public CacheSettings overlaid(Map<Setting<?>, ?> settings) {
        List<Given<?>> all = new ArrayList<>(given);
        settings.forEach((setting, value) -> all.add(byCode(setting, value)));
        Mistakes mistakes = new Mistakes();
        CacheSettings overlaid = resolve(catalog, cacheName, all, mistakes);
        mistakes.throwIfAny();
        return overlaid;
    }

    /**
     * The configuration of a cache that code creates: what the code says holds, and what it leaves at JSR-107's default
     * is filled from these settings. Key and value type are never filled. The argument is not changed.
     *
     * @throws ConfigurationException if a class that a setting names is not found or not suitable
     */
    public <K, V> CompleteConfiguration<K, V> complete(Configuration<K, V> configuration, ClassLoader loader) {
        return new Completion(this, loader).complete(configuration);
    }

    /**
     * The configuration of a cache that exists because a file declares it, key and value type included.
     *
     * @throws ConfigurationException if a class that a setting names is not found or not suitable, or
     *     {@code read-through} lacks a loader or {@code write-through} a writer
     */
    public CompleteConfiguration<?, ?> declared(ClassLoader loader) {
        return new Completion(this, loader).declared();
    }

    /** Names and sources, no values. */
    @Override
    public String toString() {
        return "settings of " + (cacheName == null ? "the manager" : "the cache " + cacheName) + " " + nearest.values();
    }

    <T> @Nullable Factory<T> factory(Setting<Component<T>> setting, ClassLoader loader) {
        Component<T> component = get(setting);
        return component == null ? null : resolved(setting, component, loader);
    }

    <T> Factory<T> resolved(Setting<?> setting, Component<T> component, ClassLoader loader) {
        try {
            return component.factory(loader);
        } catch (IllegalArgumentException e) {
            throw failure(setting, e);
        }
    }

    /** What was found to be wrong with a setting's value, with its source. */
    ConfigurationException failure(Setting<?> setting, IllegalArgumentException what) {
        return new ConfigurationException(
                List.of(source(setting) + ": the value of " + setting + " " + what.getMessage()), what.getCause());
    }

    boolean isSetByName(Setting<?> setting) {
        Given<?> found = nearest.get(setting);
        return found != null && found.level() == Level.NAMED;
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable Given<T> find(Setting<T> setting) {
        return (Given<T>) nearest.get(setting);
    }

    @SuppressWarnings("unchecked")
    private <T> Given<T> byCode(Setting<T> setting, Object value) {
        String place = "the configuration given by code, setting " + setting;
        T checked = setting.checked((T) Objects.requireNonNull(value, place));
        return new Given<>(setting, checked, new Source(Origin.CODE, place), Level.NAMED, cacheName);
    }
}
