// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enum constants, by name: their order may change. */
final class EnumForm extends NamedForm {

    private static final int KIND = 2;

    private final Class<?> type;
    private @Nullable Map<String, Object> constants;

    EnumForm(Class<?> type) {
        this.type = type;
    }

    @Override
    void writeHeader(Output out) {
        out.writeByte(KIND);
    }

    @Override
    @Nullable
    Plan readHeader(GuardedInput in) {
        requireKind(KIND, in);
        return null;
    }

    @Override
    public void write(Kryo kryo, Output out, Object constant) {
        out.writeString(((Enum<?>) constant).name());
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<?> any) {
        Object constant = constants().get(in.readString());
        if (constant == null) {
            throw new Unreadable("names a constant that " + type.getName() + " does not have");
        }
        return constant;
    }

    /** Not before one is read: asking for them initializes the class. */
    private Map<String, Object> constants() {
        Map<String, Object> known = constants;
        if (known == null) {
            known = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                known.put(((Enum<?>) constant).name(), constant);
            }
            constants = known;
        }
        return known;
    }
}
