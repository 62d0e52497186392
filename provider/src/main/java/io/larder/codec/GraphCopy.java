// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.util.IdentityMap;
import java.util.ArrayList;
import java.util.List;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Copies one graph of objects at a time, for one thread at a time. Each object is copied once, so that what was shared
 * and what was cyclic stays so. One that has failed must not be used again.
 */
final class GraphCopy extends Kryo {

    private static final int KEPT_CAPACITY = 100;
    private static final int LEVELS_OF_A_STREAM = 3;

    static {
        // What Kryo needs to tell of a failure must not be initialized at the end of the stack (see Unfinished).
        new KryoException("loaded").addTrace("early");
    }

    private final IdentityMap<Object, Object> copies = new IdentityMap<>();
    private final Unfinished unfinished = new Unfinished();
    private final List<Deferred> deferred = new ArrayList<>();

    GraphCopy() {
        setRegistrationRequired(false);
        // As deserialization does: all state comes from fields, and no code of the application runs.
        setInstantiatorStrategy(new StdInstantiatorStrategy());
    }

    /** The copy of a whole graph. */
    Object copyRoot(Object root) {
        Object copy = copy(root);
        copies.clear(KEPT_CAPACITY);
        return copy;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T copy(T original) {
        if (original == null || Immutables.contains(original)) {
            return original;
        }
        Object known = copies.get(original);
        return (T) (known == null ? copyNew(original) : knownCopy(original, known));
    }

    @SuppressWarnings("unchecked")
    private Object copyNew(Object original) {
        int outside = unfinished.enter(original);
        Object copy = getSerializer(original.getClass()).copy(this, original);
        copies.put(original, copy);
        if (!deferred.isEmpty() && !unfinished.leadsOut()) {
            catchUp(unfinished.frame());
        }
        unfinished.leave(outside);
        return copy;
    }

    private Object knownCopy(Object original, Object known) {
        if (known == Mark.UNDER_CONSTRUCTION) {
            throw NotCopyable.cycle(original.getClass());
        }
        unfinished.meet(original);
        return known;
    }

    /** Called as soon as the copy of the innermost object exists, if before what it holds is copied. */
    @Override
    public void reference(Object copy) {
        copies.put(unfinished.innermost(), copy);
    }

    /** Called instead of {@link #reference} if there can't be a copy before what it holds is copied. */
    void underConstruction() {
        copies.put(unfinished.innermost(), Mark.UNDER_CONSTRUCTION);
    }

    boolean isKnown(Object original) {
        return copies.containsKey(original);
    }

    /** Whether the innermost object holds one that contains it. */
    boolean leadsOut() {
        return unfinished.leadsOut();
    }

    /** Does what needs the hash codes of the copies held by the innermost object: now, or when all are complete. */
    void whenComplete(Runnable filling) {
        if (unfinished.leadsOut()) {
            deferred.add(new Deferred(unfinished.reached(), filling));
        } else {
            filling.run();
        }
    }

    /** What is copied within a stream of Java serialization takes more of the stack. */
    void enterStream() {
        unfinished.deepen(LEVELS_OF_A_STREAM);
    }

    void leaveStream() {
        unfinished.deepen(-LEVELS_OF_A_STREAM);
    }

    int deferrals() {
        return deferred.size();
    }

    private void catchUp(int frame) {
        deferred.removeIf(one -> {
            boolean due = one.until() >= frame;
            if (due) {
                one.filling().run();
            }
            return due;
        });
    }

    /** Where the copy has got to, for messages. */
    String way() {
        return unfinished.way();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Serializer getDefaultSerializer(Class type) {
        Route route = Routes.of(type);
        return switch (route.by()) {
            case FIELDS -> fields(type);
            case RECORD -> new CopySerializer(new RecordCopying(type));
            case ARRAY -> new CopySerializer(ArrayCopying.of(type));
            case CONTAINER -> new CopySerializer(ContainerCopying.of(type));
            case CLONE -> new CopySerializer(Clones::of);
            case VIEW -> new CopySerializer(ContainerCopying::snapshot);
            case JAVA -> new CopySerializer(HandOver::copy);
            case NOBODY -> throw new NotCopyable(type, route.why());
        };
    }

    private Serializer<?> fields(Class<?> type) {
        FieldSerializer.FieldSerializerConfig config = new FieldSerializer.FieldSerializerConfig();
        config.setCopyTransient(false);
        // The reference of an inner class to its outer object is synthetic.
        config.setIgnoreSyntheticFields(false);
        return new FieldSerializer<>(this, type, config);
    }

    /** Kryo would take proxies and lambdas for something else; {@link Routes} decides about them. */
    @Override
    @SuppressWarnings("rawtypes")
    public boolean isProxy(Class type) {
        return false;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean isClosure(Class type) {
        return false;
    }

    /** Stands for the copy of an object that can't be copied before what it holds. */
    private enum Mark {
        UNDER_CONSTRUCTION
    }

    private record Deferred(int until, Runnable filling) {}
}
