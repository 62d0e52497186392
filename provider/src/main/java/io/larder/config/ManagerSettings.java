// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Given.Level;
import io.larder.config.Setting.Scope;
import io.larder.config.Source.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.cache.configuration.CompleteConfiguration;

/** What one manager is to do: where entries live, which caches are declared, and the settings of each. Immutable. */
public final class ManagerSettings {

    /** Everything but the URIs. */
    record Contents(Catalog catalog, List<Given<?>> given, Set<String> declaredCaches, List<String> warnings) {

        Contents {
            given = List.copyOf(given);
            declaredCaches = Collections.unmodifiableSet(declaredCaches);
            warnings = List.copyOf(warnings);
        }

        /** Notes what contradicts itself, for each of these caches and for any other. */
        void check(Set<String> names, Mistakes mistakes) {
            manager(mistakes);
            cache("*", mistakes);
            for (String name : names) {
                CacheSettings settings = cache(name, mistakes);
                if (declaredCaches.contains(name)) {
                    Completion.checkPartners(settings, mistakes);
                }
            }
        }

        CacheSettings manager(Mistakes mistakes) {
            List<Given<?>> its =
                    given.stream().filter(one -> one.level() == Level.MANAGER).toList();
            return CacheSettings.resolve(catalog, null, its, mistakes);
        }

        CacheSettings cache(String name, Mistakes mistakes) {
            List<Given<?>> its = given.stream().filter(one -> one.isFor(name)).toList();
            return CacheSettings.resolve(catalog, name, its, mistakes);
        }
    }

    private final Contents contents;
    private final URI askedUri;
    private final URI uri;

    ManagerSettings(Contents contents, URI askedUri, URI uri) {
        this.contents = contents;
        this.askedUri = askedUri;
        this.uri = uri;
    }

    /**
     * Where entries live unless a cache has a store of its own: a store's URI, <em>secrets included</em>. Of its
     * parameters those remain that concern the manager's connections, so that URIs that differ in them differ; a store
     * finds all parameters among its settings and need not look at them here.
     */
    public URI uri() {
        return connection(uri);
    }

    /** The URI that the manager was asked with, or the default one if it was null; <em>secrets included</em>. */
    public URI askedUri() {
        return askedUri;
    }

    /** The URI that was asked with, without secrets; the very same if it has none. */
    public URI shownUri() {
        return new Redaction(contents.catalog()).shown(askedUri);
    }

    /** {@link #uri()} without secrets, for logs and messages. */
    public URI shownStoreUri() {
        return new Redaction(contents.catalog()).shown(uri());
    }

    /** The URI of some store without its secrets, for logs and messages. */
    public URI shown(URI storeUri) {
        return new Redaction(contents.catalog()).shown(storeUri);
    }

    /** The names of the caches that exist as soon as the manager does: those that the file or the given properties name. */
    public Set<String> declaredCaches() {
        return contents.declaredCaches();
    }

    /** What is odd but no mistake, for the log; without secrets. */
    public List<String> warnings() {
        return contents.warnings();
    }

    /** The settings of the manager itself. */
    public CacheSettings manager() {
        Mistakes mistakes = new Mistakes();
        CacheSettings settings = contents.manager(mistakes);
        mistakes.throwIfAny();
        return settings;
    }

    /**
     * The settings of a cache, whether declared or not.
     *
     * @throws ConfigurationException if what is said for all caches contradicts itself for this one
     */
    public CacheSettings cache(String name) {
        Mistakes mistakes = new Mistakes();
        CacheSettings settings = contents.cache(name, mistakes);
        mistakes.throwIfAny();
        return settings;
    }

    /**
     * The configuration of a cache that exists because a file declares it.
     *
     * @throws ConfigurationException as {@link CacheSettings#declared} tells
     */
    public CompleteConfiguration<?, ?> declared(String name, ClassLoader loader) {
        return cache(name).declared(loader);
    }

    /** {@link #storeUri(CacheSettings)} of a cache's settings. */
    public URI storeUri(String name) {
        return storeUri(cache(name));
    }

    /**
     * Where the entries of a cache with these settings live, in the form of {@link #uri()}: equal URIs may share their
     * connections.
     *
     * @throws ConfigurationException if no store has the scheme
     */
    public URI storeUri(CacheSettings cache) {
        URI own = cache.get(Settings.STORE);
        if (own == null) {
            return uri();
        }
        Mistakes mistakes = new Mistakes();
        new UriReader(contents.catalog(), mistakes).checkPlace(own, cache.source(Settings.STORE));
        mistakes.throwIfAny();
        return connection(own);
    }

    /**
     * The settings with which connections to {@link #storeUri(CacheSettings)} are opened: the manager's; for a store of
     * the cache's own with the parameters of that URI in place of those of the manager's.
     */
    public CacheSettings storeSettings(CacheSettings cache) {
        URI own = cache.get(Settings.STORE);
        if (own == null) {
            return manager();
        }
        List<Given<?>> all = new ArrayList<>(contents.given().stream()
                .filter(one -> one.level() == Level.MANAGER && one.source().origin() != Origin.URI)
                .toList());
        Mistakes mistakes = new Mistakes();
        all.addAll(new UriReader(contents.catalog(), mistakes)
                .parameters(own, cache.source(Settings.STORE) + ", ", Level.MANAGER, null));
        CacheSettings settings = CacheSettings.resolve(contents.catalog(), null, all, mistakes);
        mistakes.throwIfAny();
        return settings;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "settings of the manager " + shownUri() + " with entries at " + shownStoreUri();
    }

    private URI connection(URI store) {
        return StoreUri.of(store).keeping(parameter -> {
            Setting<?> setting = contents.catalog().find(parameter.name());
            return setting != null && setting.scope() == Scope.MANAGER;
        });
    }
}
