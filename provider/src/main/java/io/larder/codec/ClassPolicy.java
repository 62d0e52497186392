// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which classes the bytes of one cache may name. Asked before a class is loaded: of the JDK its value types, of
 * Hibernate what it wraps values in, of the application the cache's declared types, what {@link CodecSettings#ALLOW}
 * names, and what this JVM has itself written.
 */
final class ClassPolicy {

    private static final int MAX_DIMENSIONS = 8;
    private static final Map<String, Class<?>> PRIMITIVES = Stream.of(
                    boolean.class,
                    byte.class,
                    char.class,
                    short.class,
                    int.class,
                    long.class,
                    float.class,
                    double.class,
                    void.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private final String cacheName;
    private final ClassLoader loader;
    private final AllowedNames named;
    private final boolean trusting;
    private final Set<String> trusted;

    ClassPolicy(EntryCodecSpec spec) {
        this.cacheName = spec.cacheName();
        this.loader = spec.classLoader();
        String allow = spec.settings().get(CodecSettings.ALLOW);
        this.named = allow == null ? new AllowedNames() : AllowedNames.parse(cacheName, allow);
        named.add(element(spec.keyType()).getName());
        named.add(element(spec.valueType()).getName());
        this.trusting = spec.settings().require(CodecSettings.TRUST_ON_WRITE);
        this.trusted = trusting ? TrustedClasses.of(loader) : Set.of();
    }

    /** The application has handed over an object of this class, or this JVM is about to write one. */
    void trust(Class<?> type) {
        if (trusting) {
            String name = element(type).getName();
            if (!trusted.contains(name)) {
                trusted.add(name);
            }
        }
    }

    /**
     * The class of this name, not initialized.
     *
     * @throws Unreadable if it may not be made from bytes, or is not there
     */
    Class<?> load(String name) {
        require(name);
        Class<?> primitive = PRIMITIVES.get(name);
        if (primitive != null) {
            return primitive;
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new Unreadable("is of " + shown(name) + ", a class that is not to be found", e);
        }
    }

    /**
     * Does nothing if the class, or the class of an array's elements, may be made from bytes.
     *
     * @throws Unreadable if it may not
     */
    void require(String name) {
        if (!allows(name)) {
            throw new Unreadable("is of " + shown(name)
                    + ", a class that this JVM has not written so far and no setting"
                    + " allows: if it is one of yours, set larder.caches." + cacheName + "." + CodecSettings.ALLOW
                    + "=" + shown(name));
        }
    }

    boolean allows(String name) {
        String element = elementName(name);
        return PRIMITIVES.containsKey(element)
                || named.contains(element)
                || trusted.contains(element)
                || JdkValues.contains(element)
                || HibernateWrappers.contains(element);
    }

    /** Of {@code [[Lcom.acme.User;} or {@code [I}. */
    private static String elementName(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return name;
        }
        if (dimensions > MAX_DIMENSIONS) {
            return "";
        }
        if (name.startsWith("L", dimensions) && name.endsWith(";")) {
            return name.substring(dimensions + 1, name.length() - 1);
        }
        boolean primitive = name.length() == dimensions + 1 && "ZBCSIJFD".indexOf(name.charAt(dimensions)) >= 0;
        return primitive ? "int" : "";
    }

    private static Class<?> element(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    /** A name from outside, fit for a log. */
    private static String shown(String name) {
        String text = name.length() > 200 ? name.substring(0, 200) + "..." : name;
        return text.replaceAll("[^\\p{L}\\p{N}_$.\\[;]", "?");
    }
}
