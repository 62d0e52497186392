// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Given.Level;
import io.larder.config.Source.Origin;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading of everything that concerns one manager. For one use. */
final class Reading {

    private static final Set<String> NETWORK = Set.of("http", "https", "ftp");
    private static final Set<Origin> OUTSIDE = Set.of(Origin.SYSTEM, Origin.ENVIRONMENT);
    private static final URI LOCAL = URI.create("local:/");

    private final Catalog catalog;
    private final FileFinder files;
    private final Redaction redaction;
    private final Mistakes mistakes = new Mistakes();
    private final Intake intake;

    Reading(Catalog catalog, Placeholders placeholders, ClassLoader loader) {
        this.catalog = catalog;
        this.files = new FileFinder(loader);
        this.redaction = new Redaction(catalog);
        this.intake = new Intake(catalog, placeholders, mistakes);
    }

    Mistakes mistakes() {
        return mistakes;
    }

    /** The URI that a manager has if it is asked for without one; secrets included. */
    URI defaultUri() {
        intake.takeOutside();
        Given<URI> outside = location(OUTSIDE);
        if (outside != null) {
            return outside.value();
        }
        takeDefaultFile();
        return storeIn(Set.of(Origin.FILE));
    }

    /** Reads the default manager. Its file is the one at the root of the class path, unless its URI is a file's. */
    ManagerSettings readDefault(Properties properties) {
        intake.takeOutside();
        Given<URI> outside = location(OUTSIDE);
        if (outside == null || catalog.isStore(outside.value().getScheme())) {
            takeDefaultFile();
        }
        URI asked = outside == null ? storeIn(Set.of(Origin.FILE)) : outside.value();
        String where = outside == null ? "the default URI, " : outside.source() + ", ";
        return readAt(asked, where, properties);
    }

    /** Reads the manager of that URI. */
    ManagerSettings read(URI asked, Properties properties) {
        intake.takeOutside();
        return readAt(asked, "", properties);
    }

    private ManagerSettings readAt(URI asked, String where, Properties properties) {
        intake.takeProperties(properties);
        UriReader uris = new UriReader(catalog, mistakes);
        URI store = LOCAL;
        if (catalog.isStore(asked.getScheme())) {
            store = asked;
            uris.checkPlace(asked, new Source(Origin.URI, where + "the URI " + redaction.shown(asked)));
            refuseSecondLocation();
            intake.given().addAll(uris.parameters(asked, where, Level.MANAGER, null));
        } else if (takeFile(asked)) {
            Given<URI> inside = location(Set.of(Origin.PROPERTIES, Origin.FILE));
            store = inside == null ? storeOutside() : storeIn(Set.of(Origin.PROPERTIES, Origin.FILE));
            String key = inside == null ? "" : inside.source() + ", ";
            intake.given().addAll(uris.parameters(store, key, Level.MANAGER, null));
        }
        return conclude(asked, store);
    }

    private ManagerSettings conclude(URI asked, URI store) {
        List<Given<?>> given = intake.given().stream()
                .filter(one -> !one.setting().equals(Settings.LOCATION))
                .toList();
        checkStores(given);
        Set<String> declared = names(given, Set.of(Origin.PROPERTIES, Origin.FILE));
        ManagerSettings.Contents contents = new ManagerSettings.Contents(catalog, given, declared, intake.warnings());
        contents.check(names(given, Set.of(Origin.values())), mistakes);
        mistakes.throwIfAny();
        return new ManagerSettings(contents, asked, store);
    }

    private void checkStores(List<Given<?>> given) {
        UriReader uris = new UriReader(catalog, mistakes);
        for (Given<?> one : given) {
            if (one.setting().equals(Settings.STORE)
                    && one.value() instanceof URI uri
                    && uris.checkPlace(uri, one.source())) {
                uris.parameters(uri, one.source() + ", ", one.level(), one.cacheName());
            }
        }
    }

    private static Set<String> names(List<Given<?>> given, Set<Origin> origins) {
        return given.stream()
                .filter(one -> origins.contains(one.source().origin()))
                .map(Given::cacheName)
                .filter(name -> name != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two places for the same entries: nobody could tell which one was meant. */
    private void refuseSecondLocation() {
        Given<URI> second = location(Set.of(Origin.PROPERTIES));
        if (second != null) {
            mistakes.add(
                    second.source(),
                    "the URI of the manager says where entries live; give this one to getCacheManager instead");
        }
    }

    /** What {@code larder.uri} in those sources says, which must be a store's; else this JVM. */
    private URI storeIn(Set<Origin> origins) {
        Given<URI> inside = location(origins);
        if (inside == null || !new UriReader(catalog, mistakes).checkPlace(inside.value(), inside.source())) {
            return LOCAL;
        }
        return inside.value();
    }

    /** What {@code larder.uri} outside of a file says, if it is a store's and not perhaps this file's; else this JVM. */
    private URI storeOutside() {
        Given<URI> outside = location(OUTSIDE);
        return outside != null && catalog.isStore(outside.value().getScheme()) ? outside.value() : LOCAL;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Given<URI> location(Set<Origin> origins) {
        return (Given<URI>) intake.given().stream()
                .filter(one -> one.setting().equals(Settings.LOCATION)
                        && origins.contains(one.source().origin()))
                .min(Given.NEAREST_FIRST)
                .orElse(null);
    }

    private void takeDefaultFile() {
        try {
            PropertiesFile file = files.findDefault(intake.warnings());
            if (file != null) {
                intake.takeFile(file);
            }
        } catch (IOException e) {
            mistakes.add("the " + FileFinder.DEFAULT_FILE + " at the root of the class path " + e.getMessage());
        }
    }

    /** Takes in the file that the URI names; false if it names none. */
    private boolean takeFile(URI uri) {
        String shown = redaction.shown(uri).toString();
        String scheme = uri.getScheme() == null ? "file" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(scheme)) {
            mistakes.add("the URI " + shown + ": settings are not fetched over the network; use file: or classpath:");
            return false;
        }
        if (!uri.isAbsolute() && !shown.equals(uri.toString())) {
            mistakes.add("the URI " + shown + ": it has no scheme; a store's URI begins with one, such as redis://host,"
                    + " and the name of a file with an @ in it with file:");
            return false;
        }
        if (!Redaction.FILE_SCHEMES.contains(scheme)) {
            mistakes.add("the URI " + shown + ": " + catalog.unknownScheme(scheme));
            return false;
        }
        try {
            intake.takeFile(files.find(uri));
        } catch (IOException e) {
            mistakes.add("the properties file '" + shown + "' " + e.getMessage());
        }
        return true;
    }
}
