// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import com.esotericsoftware.kryo.util.IdentityObjectIntMap;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Writes or reads one graph of objects at a time, for one thread at a time. Each object is written once, so that what was
 * shared and what was cyclic stays so. In front of each stands a number: 0 for null, 1 and a number for an object that
 * has been before, 2 and a name for a class that has not been before, else the class. One that has failed must not be
 * used again.
 */
final class GraphBytes extends Kryo {

    private static final int NULL_OBJECT = 0;
    private static final int KNOWN_OBJECT = 1;
    private static final int NEW_CLASS = 2;
    private static final int FIRST_FIXED = 3;
    private static final int FIRST_NAMED = FIRST_FIXED + FixedForms.END;
    private static final int KEPT_CAPACITY = 100;
    private static final int MEMORY_PER_BYTE = 64;
    private static final int MEMORY_OF_SMALL = 16 << 20;
    private static final FixedForms FIXED = FixedForms.all();

    private final ClassPolicy policy;
    private final JavaRules rules;
    private final Progress progress;
    private final IdentityObjectIntMap<Object> written = new IdentityObjectIntMap<>();
    private final IdentityObjectIntMap<Class<?>> writtenClasses = new IdentityObjectIntMap<>();
    private final List<Progress.Slot> read = new ArrayList<>();
    private final List<NamedClass> readClasses = new ArrayList<>();
    private final Map<String, Class<?>> loaded = new HashMap<>();
    private @Nullable Plan plan;
    private long memory;

    GraphBytes(JavaRules rules) {
        super(new DefaultClassResolver(), null);
        this.rules = rules;
        this.policy = rules.policy();
        this.progress = new Progress(rules.maxDepth());
        setRegistrationRequired(false);
        setAutoReset(false);
        // All state comes from fields, and no code of the application runs.
        setInstantiatorStrategy(new StdInstantiatorStrategy());
        FIXED.registrations().forEach(getClassResolver()::register);
    }

    ClassPolicy policy() {
        return policy;
    }

    JavaRules rules() {
        return rules;
    }

    Progress progress() {
        return progress;
    }

    void write(Object root, Output out) {
        put(root, out);
        written.clear(KEPT_CAPACITY);
        writtenClasses.clear(KEPT_CAPACITY);
    }

    Object read(GuardedInput in) {
        memory = MEMORY_OF_SMALL + (long) in.remaining() * MEMORY_PER_BYTE;
        Object root = take(in);
        if (root == null || in.remaining() > 0) {
            throw new Unreadable("is more or less than one object");
        }
        read.clear();
        readClasses.clear();
        return root;
    }

    void put(@Nullable Object object, Output out) {
        if (object == null) {
            out.writeByte(NULL_OBJECT);
            return;
        }
        Registration registration = getRegistration(declared(object.getClass()));
        Serializer<Object> form = form(registration);
        if (form instanceof ViewForm) {
            put(ViewForm.snapshot(object), out);
        } else if (isValue(form)) {
            putClass(registration, out);
            form.write(this, out, object);
        } else {
            putObject(object, registration, out);
        }
    }

    private void putObject(Object object, Registration registration, Output out) {
        int known = written.get(object, -1);
        if (known >= 0) {
            progress.meet(object);
            out.writeVarInt(KNOWN_OBJECT, true);
            out.writeVarInt(known, true);
            return;
        }
        written.put(object, written.size);
        int outside = progress.enter(object);
        putClass(registration, out);
        form(registration).write(this, out, object);
        progress.leave(outside);
    }

    private void putClass(Registration registration, Output out) {
        if (registration.getId() != DefaultClassResolver.NAME) {
            out.writeVarInt(FIRST_FIXED + registration.getId(), true);
            return;
        }
        Class<?> type = registration.getType();
        int known = writtenClasses.get(type, -1);
        if (known >= 0) {
            out.writeVarInt(FIRST_NAMED + known, true);
            return;
        }
        writtenClasses.put(type, writtenClasses.size);
        policy.trust(type);
        out.writeVarInt(NEW_CLASS, true);
        out.writeString(type.getName());
        ((NamedForm) registration.getSerializer()).writeHeader(out);
    }

    @Nullable
    Object take(GuardedInput in) {
        int number = in.readVarInt(true);
        return switch (number) {
            case NULL_OBJECT -> null;
            case KNOWN_OBJECT -> progress.meetAgain(read.get(in.readVarInt(true)));
            default -> takeObject(takeClass(number, in), in);
        };
    }

    private Object takeObject(Registration registration, GuardedInput in) {
        Serializer<Object> form = form(registration);
        if (isValue(form)) {
            return read(form, registration, in);
        }
        Progress.Slot slot = new Progress.Slot();
        read.add(slot);
        int outside = progress.enter(slot);
        Object object = read(form, registration, in);
        slot.fill(object);
        progress.leave(outside);
        return object;
    }

    @SuppressWarnings("unchecked") // a registration knows its class raw
    private Object read(Serializer<Object> form, Registration registration, GuardedInput in) {
        return form.read(this, in, registration.getType());
    }

    private Registration takeClass(int number, GuardedInput in) {
        if (number == NEW_CLASS) {
            // What the policy has once allowed, it allows for good.
            Class<?> type = loaded.computeIfAbsent(in.readString(), policy::load);
            Registration registration = getRegistration(type);
            if (!(registration.getSerializer() instanceof NamedForm form)) {
                throw new Unreadable("names " + type.getName() + ", which Larder does not write by name");
            }
            readClasses.add(new NamedClass(registration, form.readHeader(in)));
        } else if (number < FIRST_NAMED) {
            return requireKnown(getRegistration(number - FIRST_FIXED));
        }
        NamedClass named = readClasses.get(number == NEW_CLASS ? readClasses.size() - 1 : number - FIRST_NAMED);
        plan = named.plan();
        return named.registration();
    }

    private static Registration requireKnown(@Nullable Registration registration) {
        if (registration == null) {
            throw new Unreadable("is of a class that this version of Larder does not know");
        }
        return registration;
    }

    /** How the fields of the object that is about to be read were written. */
    Plan plan() {
        if (plan == null) {
            throw new Unreadable("is of a class without fields");
        }
        return plan;
    }

    /** Called as soon as the innermost object exists, if before what it holds is read. */
    @Override
    public void reference(Object object) {
        progress.innermost().fill(object);
    }

    /** Writes what the innermost object holds, if it can't be made before. */
    void whileUnderConstruction(Object object, Runnable content) {
        int deferrals = progress.begin(object);
        content.run();
        progress.end(object, deferrals);
    }

    void whenComplete(Runnable filling) {
        progress.whenComplete(filling);
    }

    /** Objects may be larger than their bytes, but not by much. */
    void charge(int bytes) {
        memory -= bytes;
        if (memory < 0) {
            throw new Unreadable("would be far larger in memory than its bytes are");
        }
    }

    @Override
    public void writeClassAndObject(Output out, @Nullable Object object) {
        put(object, out);
    }

    @Override
    public @Nullable Object readClassAndObject(Input in) {
        return take((GuardedInput) in);
    }

    /** Kryo's own serializers never come into it. */
    @Override
    @SuppressWarnings("rawtypes")
    public Registration getRegistration(Class type) {
        Registration registration = getClassResolver().getRegistration(type);
        return registration == null ? getClassResolver().register(Forms.registration(type)) : registration;
    }

    /** Whether an object that is met in a stream of Java serialization is better written without it. */
    boolean goesRoundStreams(Object object) {
        Class<?> type = declared(object.getClass());
        if (type.isEnum() || (type.isArray() && staysWhole(type))) {
            return false;
        }
        Registration registration;
        try {
            registration = getRegistration(type);
        } catch (NotWritable e) {
            // A part of an object of the JDK: the stream knows what to do with it.
            return false;
        }
        boolean serializableValue = isValue(form(registration)) && object instanceof Serializable;
        return registration.getId() != FixedForms.JAVA && !serializableValue;
    }

    private static boolean staysWhole(Class<?> array) {
        Class<?> component = array.getComponentType();
        boolean simple = component.isPrimitive() || JdkClasses.contains(component);
        return simple && Modifier.isFinal(component.getModifiers()) && !component.isArray();
    }

    @SuppressWarnings("unchecked") // a registration pairs a class with a form for it
    private static Serializer<Object> form(Registration registration) {
        return registration.getSerializer();
    }

    private static boolean isValue(Serializer<?> form) {
        return form instanceof EnumForm || (form instanceof FixedForm fixed && fixed.isValue());
    }

    /** The class that declares an enum constant with a body of its own. */
    private static Class<?> declared(Class<?> type) {
        Class<?> above = type.getSuperclass();
        return above != null && above.isEnum() ? above : type;
    }

    private record NamedClass(
            Registration registration, @Nullable Plan plan) {}
}
