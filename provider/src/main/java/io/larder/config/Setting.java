// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of settings: what it is called, what it may be, and what is advised. Immutable. Two settings of
 * the same name are equal: a name means one thing in one manager.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

    /** Where a setting may be given. */
    public enum Scope {
        /** For a manager and its connections: {@code larder.<setting>}, or as a parameter of a store's URI. */
        MANAGER,
        /** For a cache, {@code larder.caches.<name>.<setting>}, or at once for all caches of a manager. */
        CACHE,
        /** For a cache by its name or for {@code *}, never for a manager. */
        NAMED_CACHE
    }

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    private final String name;
    private final SettingType<T> type;
    private final String unit;
    private final @Nullable T defaultValue;
    private final @Nullable T minimum;
    private final boolean secret;
    private final boolean onlyInThisJvm;
    private final Scope scope;
    private final @Nullable Setting<?> rival;
    private final String advice;

    private Setting(Builder<T> builder, String advice) {
        name = builder.name;
        type = builder.type;
        unit = builder.unit;
        defaultValue = builder.defaultValue;
        minimum = builder.minimum;
        secret = builder.secret;
        onlyInThisJvm = builder.onlyInThisJvm;
        scope = builder.scope;
        rival = builder.rival;
        this.advice = advice;
    }

    /**
     * Begins a row.
     *
     * @param name in lower case, words joined by hyphens, groups by dots, such as {@code max-entries}
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static <T> Builder<T> named(String name, SettingType<T> type) {
        if (!NAME.matcher(name).matches() || name.equals("caches") || name.startsWith("caches.")) {
            throw new IllegalArgumentException("A setting can not be called '" + name
                    + "': write it in lower case, words joined by hyphens, such as max-entries");
        }
        return new Builder<>(name, type);
    }

    /** The name without the leading {@code larder.}. */
    public String name() {
        return name;
    }

    /** How its values are read, checked and shown. */
    public SettingType<T> type() {
        return type;
    }

    /** What its values count or measure; empty if they do neither. */
    public String unit() {
        return unit;
    }

    /** What holds when nobody gives it; null if nothing does. */
    public @Nullable T defaultValue() {
        return defaultValue;
    }

    /** The least value allowed; null if there is no bound. */
    public @Nullable T minimum() {
        return minimum;
    }

    /** Whether its values must never be shown. */
    public boolean secret() {
        return secret;
    }

    /** Whether only stores (and near tiers) in this JVM heed it. */
    public boolean onlyInThisJvm() {
        return onlyInThisJvm;
    }

    /** Where it may be given. */
    public Scope scope() {
        return scope;
    }

    /** The setting that this one takes the place of; null if there is none. Of the two, the nearer one holds. */
    public @Nullable Setting<?> rival() {
        return rival;
    }

    /** One line for those who wonder what to give. */
    public String advice() {
        return advice;
    }

    /** The environment variable that gives it, such as {@code LARDER_MAX_ENTRIES}. */
    public String variable() {
        return "LARDER_" + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /**
     * The value that the text stands for.
     *
     * @throws IllegalArgumentException if it stands for none or for one below the minimum; the message follows on the
     *     words "the value" and does not repeat it
     */
    public T parse(String text) {
        return checked(type.parse(text));
    }

    /**
     * The value itself if it is allowed.
     *
     * @throws IllegalArgumentException if it is below the minimum; the message does not repeat the value
     */
    public T checked(T value) {
        type.check(value);
        if (minimum != null && type.compare(value, minimum) < 0) {
            throw new IllegalArgumentException("is below the minimum of " + type.print(minimum));
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting<?> setting && setting.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** The row while it is being written. */
    public static final class Builder<T> {
        private final String name;
        private final SettingType<T> type;
        private String unit;
        private @Nullable T defaultValue;
        private @Nullable T minimum;
        private boolean secret;
        private boolean onlyInThisJvm;
        private Scope scope = Scope.CACHE;
        private @Nullable Setting<?> rival;

        private Builder(String name, SettingType<T> type) {
            this.name = name;
            this.type = Objects.requireNonNull(type, "type");
            this.unit = type.unit();
        }

        /** What its values count; without this, what its type measures. */
        public Builder<T> unit(String counted) {
            unit = counted;
            return this;
        }

        /** What holds when nobody gives it; not below the minimum. */
        public Builder<T> defaultValue(T value) {
            defaultValue = value;
            return this;
        }

        /** Values below it are refused. */
        public Builder<T> minimum(T least) {
            minimum = least;
            return this;
        }

        /** Its values are never shown. */
        public Builder<T> secret() {
            secret = true;
            return this;
        }

        /** Only stores in this JVM heed it. */
        public Builder<T> onlyInThisJvm() {
            onlyInThisJvm = true;
            return this;
        }

        /** {@link Scope#CACHE} unless said otherwise. */
        public Builder<T> scope(Scope where) {
            scope = where;
            return this;
        }

        /** Whoever gives it does without the other: given side by side, both are refused. */
        public Builder<T> insteadOf(Setting<?> other) {
            rival = other;
            return this;
        }

        /** Ends the row with its line of advice. */
        public Setting<T> advice(String line) {
            Setting<T> setting = new Setting<>(this, line);
            if (defaultValue != null) {
                setting.checked(defaultValue);
            }
            return setting;
        }
    }
}
