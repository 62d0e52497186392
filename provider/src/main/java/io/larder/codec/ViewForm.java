// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Marks views of collections and entries of maps, in whose place an ordinary one is written that equals it. */
final class ViewForm extends Serializer<Object> {

    static Object snapshot(Object view) {
        if (view instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        if (view instanceof Map.Entry<?, ?> entry) {
            return new AbstractMap.SimpleEntry<>(entry);
        }
        return view instanceof SortedSet<?> sorted ? new TreeSet<>(sorted) : new LinkedHashSet<>((Set<?>) view);
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        throw new IllegalStateException("A view is never written as such");
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<?> type) {
        throw new IllegalStateException("A view is never read as such");
    }
}
