// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import io.larder.config.Component;
import io.larder.config.Setting;
import io.larder.config.SettingType;
import io.larder.spi.Codec;
import io.larder.spi.KeyCodec;
import java.util.List;

/** The settings of keys and values outside this JVM: rows for the factories of remote stores to add to theirs. */
public final class CodecSettings {

    static final String KRYO = "kryo";
    static final String JAVA = "java";

    /** {@code codec}. */
    public static final Setting<Component<Codec>> CODEC = Setting.named(
                    "codec", SettingType.<Codec>component(Codec.class))
            .defaultValue(Component.named(Codec.class, KRYO))
            .advice("kryo; java for Java serialization alone; or a class that implements io.larder.spi.Codec.");

    /** {@code key-codec}. */
    public static final Setting<Component<KeyCodec<?>>> KEY_CODEC = Setting.named(
                    "key-codec", SettingType.<KeyCodec<?>>component(KeyCodec.class))
            .advice("An io.larder.spi.KeyCodec, for keys that Larder finds no canonical form for.");

    /** {@code serialization.allow}. */
    public static final Setting<String> ALLOW = Setting.named("serialization.allow", SettingType.TEXT)
            .advice("Classes that may be made from bytes although this JVM has not written any yet, with commas between"
                    + " them: com.acme.User, com.acme.* for a package, com.acme.** with those below it.");

    /** {@code serialization.trust-on-write}. */
    public static final Setting<Boolean> TRUST_ON_WRITE = Setting.named(
                    "serialization.trust-on-write", SettingType.BOOLEAN)
            .defaultValue(true)
            .advice("Whether classes that this JVM has written may be read as well. false leaves it at"
                    + " serialization.allow and the declared types.");

    /** {@code serialization.max-depth}. */
    public static final Setting<Long> MAX_DEPTH = Setting.named("serialization.max-depth", SettingType.INTEGER)
            .unit("objects")
            .defaultValue(500L)
            .minimum(1L)
            .advice("How deep objects may be nested. What is deeper is refused when it is written, and absent when it"
                    + " is read. Threads with little stack need less.");

    /** {@code serialization.max-bytes}. */
    public static final Setting<Long> MAX_BYTES = Setting.named("serialization.max-bytes", SettingType.SIZE)
            .defaultValue(64L << 20)
            .minimum(1L)
            .advice("How large a value's bytes may be. What is larger is refused when it is written, and absent when it"
                    + " is read.");

    /** Every row, in the order of the reference page. */
    public static final List<Setting<?>> ALL = List.of(CODEC, KEY_CODEC, ALLOW, TRUST_ON_WRITE, MAX_DEPTH, MAX_BYTES);

    private CodecSettings() {}
}
