// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Output;
import org.jspecify.annotations.Nullable;

/** A form that belongs to classes which stand in the bytes by name. */
abstract sealed class NamedForm extends Serializer<Object> permits ArrayForm, EnumForm, ObjectForm, RecordForm {

    /** Follows on the name, once for a class in a graph. */
    abstract void writeHeader(Output out);

    /**
     * What the header says about the objects that follow.
     *
     * @throws Unreadable if the class was of another kind when it was written
     */
    abstract @Nullable Plan readHeader(GuardedInput in);

    static void requireKind(int kind, GuardedInput in) {
        if (in.readByte() != kind) {
            throw new Unreadable("is of a class that was of another kind when it was written");
        }
    }
}
