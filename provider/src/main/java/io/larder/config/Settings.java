// SPDX-License-Identifier: Apache-2.0
package io.larder.config;

import io.larder.config.Setting.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import javax.cache.event.CacheEntryListener;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;

/** The table of the settings that every manager knows. Store factories add rows of their own. */
public final class Settings {

    /** {@code larder.uri}. */
    public static final Setting<URI> LOCATION = Setting.named("uri", SettingType.LOCATION)
            .scope(Scope.MANAGER)
            .advice("Where entries live: as system property or environment variable those of the default manager, in a"
                    + " file those of its manager. local: unless said.");

    /** {@code larder.caches.<name>.store}. */
    public static final Setting<URI> STORE = Setting.named("store", SettingType.LOCATION)
            .scope(Scope.NAMED_CACHE)
            .advice("A store of the cache's own, if its entries shall not live where the manager's do.");

    /** {@code max-entries}. */
    public static final Setting<Long> MAX_ENTRIES = Setting.named("max-entries", SettingType.INTEGER)
            .unit("entries")
            .minimum(1L)
            .onlyInThisJvm()
            .advice("Bound every cache in this JVM, or it grows until memory ends. Not together with max-weight.");

    /** {@code max-weight}. */
    public static final Setting<Long> MAX_WEIGHT = Setting.named("max-weight", SettingType.INTEGER)
            .unit("as the weigher counts")
            .minimum(1L)
            .onlyInThisJvm()
            .insteadOf(MAX_ENTRIES)
            .advice("Where entries differ much in size: bounds the sum of their weights. Needs weigher.");

    /** {@code weigher}. */
    public static final Setting<Component<ToIntBiFunction<?, ?>>> WEIGHER = Setting.named(
                    "weigher", SettingType.<ToIntBiFunction<?, ?>>component(ToIntBiFunction.class))
            .onlyInThisJvm()
            .advice("A java.util.function.ToIntBiFunction from key and value to the weight of the entry, 0 or more."
                    + " Needs max-weight.");

    /** {@code expiry}. */
    public static final Setting<Expiry> EXPIRY = Setting.named("expiry", SettingType.EXPIRY)
            .defaultValue(Expiry.ETERNAL)
            .advice("eternal, created:30s, accessed:5m, modified:1h or touched:10m: JSR-107's five policies.");

    /** {@code store-by-value}. */
    public static final Setting<Boolean> STORE_BY_VALUE = Setting.named("store-by-value", SettingType.BOOLEAN)
            .defaultValue(true)
            .onlyInThisJvm()
            .advice("false saves the copies when nobody changes an object after it was put or got.");

    /** {@code key-type}. */
    public static final Setting<String> KEY_TYPE = Setting.named("key-type", SettingType.CLASS_NAME)
            .defaultValue("java.lang.Object")
            .advice("The class of the keys of a cache that is declared in a file.");

    /** {@code value-type}. */
    public static final Setting<String> VALUE_TYPE = Setting.named("value-type", SettingType.CLASS_NAME)
            .defaultValue("java.lang.Object")
            .advice("The class of the values of a cache that is declared in a file.");

    /** {@code loader}. */
    public static final Setting<Component<CacheLoader<?, ?>>> LOADER = Setting.named(
                    "loader", SettingType.<CacheLoader<?, ?>>component(CacheLoader.class))
            .advice("A CacheLoader, or a Factory of one: for loadAll, and for get if read-through is true.");

    /** {@code writer}. */
    public static final Setting<Component<CacheWriter<?, ?>>> WRITER = Setting.named(
                    "writer", SettingType.<CacheWriter<?, ?>>component(CacheWriter.class))
            .advice("A CacheWriter, or a Factory of one, told of every change if write-through is true.");

    /** {@code listeners}. */
    public static final Setting<List<Component<CacheEntryListener<?, ?>>>> LISTENERS = Setting.named(
                    "listeners", SettingType.<CacheEntryListener<?, ?>>components(CacheEntryListener.class))
            .advice("CacheEntryListeners, or Factories of them. They are not given the old value.");

    /** {@code listeners-synchronous}. */
    public static final Setting<Boolean> LISTENERS_SYNCHRONOUS = Setting.named(
                    "listeners-synchronous", SettingType.BOOLEAN)
            .defaultValue(false)
            .advice("Whether an operation waits until the listeners that settings name have returned.");

    /** {@code read-through}. */
    public static final Setting<Boolean> READ_THROUGH = Setting.named("read-through", SettingType.BOOLEAN)
            .defaultValue(false)
            .advice("Whether a read that finds nothing asks the loader. Needs loader.");

    /** {@code write-through}. */
    public static final Setting<Boolean> WRITE_THROUGH = Setting.named("write-through", SettingType.BOOLEAN)
            .defaultValue(false)
            .advice("Whether changes go to the writer first. Needs writer.");

    /** {@code statistics}. */
    public static final Setting<Boolean> STATISTICS = Setting.named("statistics", SettingType.BOOLEAN)
            .defaultValue(false)
            .advice("Counts hits, misses and the like, and shows them over JMX.");

    /** {@code management}. */
    public static final Setting<Boolean> MANAGEMENT = Setting.named("management", SettingType.BOOLEAN)
            .defaultValue(false)
            .advice("Shows the configuration of the cache over JMX.");

    /** {@code lock-timeout}. */
    public static final Setting<Duration> LOCK_TIMEOUT = Setting.named("lock-timeout", SettingType.DURATION)
            .defaultValue(Duration.ofSeconds(30))
            .minimum(Duration.ofMillis(1))
            .advice("How long an operation waits for another on the same key before it gives up with an error. Longer"
                    + " than the slowest loader takes.");

    /** Every row, in the order of the reference page. */
    public static final List<Setting<?>> ALL = List.of(
            LOCATION,
            STORE,
            MAX_ENTRIES,
            MAX_WEIGHT,
            WEIGHER,
            EXPIRY,
            STORE_BY_VALUE,
            KEY_TYPE,
            VALUE_TYPE,
            LOADER,
            READ_THROUGH,
            WRITER,
            WRITE_THROUGH,
            LISTENERS,
            LISTENERS_SYNCHRONOUS,
            STATISTICS,
            MANAGEMENT,
            LOCK_TIMEOUT);

    private Settings() {}

    /** {@link #ALL} as a table for the reference page, in Markdown. */
    public static String describe() {
        return describe(ALL);
    }

    /** These rows as a table for the reference page, in Markdown. */
    public static String describe(Collection<? extends Setting<?>> rows) {
        return "| setting | type | unit | default | minimum | for | secret | stores | advice |\n"
                + "|---|---|---|---|---|---|---|---|---|\n"
                + rows.stream().map(Settings::row).collect(Collectors.joining());
    }

    private static <T> String row(Setting<T> setting) {
        SettingType<T> type = setting.type();
        T preset = setting.defaultValue();
        T minimum = setting.minimum();
        List<String> cells = List.of(
                "`" + setting.name() + "`",
                type.name(),
                setting.unit(),
                preset == null ? "" : "`" + type.print(preset) + "`",
                minimum == null ? "" : "`" + type.print(minimum) + "`",
                setting.scope().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                setting.secret() ? "yes" : "",
                setting.onlyInThisJvm() ? "in this JVM" : "all",
                setting.advice());
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
