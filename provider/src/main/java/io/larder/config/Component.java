// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/**
 * An object that a setting brings in: named by its class in text, or given as it is by code. A named class is public
 * with a public constructor without arguments, and is either what is wanted or a {@link Factory} of it. Immutable.
 *
 * @param <T> what the object is
 */
public final class Component<T> {

    private final Class<? super T> role;
    private final String className;
    private final @Nullable T instance;

    private Component(Class<? super T> role, String className, @Nullable T instance) {
        this.role = role;
        this.className = className;
        this.instance = instance;
    }

    /** The object that a class of this name makes. */
    public static <T> Component<T> named(Class<? super T> role, String className) {
        return new Component<>(role, className, null);
    }

    /** This very object. */
    public static <T> Component<T> of(Class<? super T> role, T instance) {
        return new Component<>(role, instance.getClass().getName(), Objects.requireNonNull(instance, "instance"));
    }

    /** The name of the class, also where the object itself was given. */
    public String className() {
        return className;
    }

    /**
     * What makes the object. A named class is loaded and checked at once, and instantiated by each call of the factory.
     *
     * @throws IllegalArgumentException if the class is not found or not suitable; the message follows on the words
     *     "the value"
     */
    @SuppressWarnings("unchecked")
    Factory<T> factory(ClassLoader loader) {
        if (instance != null) {
            return new Same<>(instance);
        }
        Class<?> found = load(loader);
        if (Factory.class.isAssignableFrom(found)) {
            return (Factory<T>) new NewInstance<>(found).create();
        }
        return new NewInstance<>((Class<T>) found);
    }

    /** The class, known to be instantiable. */
    private Class<?> load(ClassLoader loader) {
        Class<?> found = Classes.find(className, loader);
        if (!role.isAssignableFrom(found) && !Factory.class.isAssignableFrom(found)) {
            throw new IllegalArgumentException("names " + className + ", which is neither a " + role.getName()
                    + " nor a " + Factory.class.getName());
        }
        if (!Modifier.isPublic(found.getModifiers()) || Modifier.isAbstract(found.getModifiers())) {
            throw new IllegalArgumentException("names " + className + ", which is not a public class that can be made");
        }
        if (Arrays.stream(found.getConstructors()).noneMatch(constructor -> constructor.getParameterCount() == 0)) {
            throw new IllegalArgumentException(
                    "names " + className + ", which has no public constructor without arguments");
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Component<?> component
                && component.role == role
                && component.className.equals(className)
                && Objects.equals(component.instance, instance);
    }

    @Override
    public int hashCode() {
        return className.hashCode();
    }

    @Override
    public String toString() {
        return className;
    }

    /** Gives the one object. */
    private record Same<T>(T object) implements Factory<T> {
        private static final long serialVersionUID = 1L;

        @Override
        public T create() {
            return object;
        }
    }

    /**
     * Makes an object by its class. JSR-107's own {@code FactoryBuilder.factoryOf(Class)} finds the class again by name
     * through the thread's context class loader, which may be another.
     */
    private record NewInstance<T>(Class<T> type) implements Factory<T> {
        private static final long serialVersionUID = 1L;

        @Override
        public T create() {
            try {
                Constructor<T> constructor = type.getConstructor();
                return constructor.newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new CacheException("No " + type.getName() + " could be made by its constructor", e);
            }
        }
    }
}
