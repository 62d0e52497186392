// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.chrono.Chronology;
import java.time.chrono.Era;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which objects nobody can change, so that store and application may share them: value types of the JDK, enum constants,
 * records all of whose components are such objects, the JDK's immutable collections of such objects, lambdas that have
 * captured nothing else. Classes of the application that are not records are never trusted to be immutable.
 */
final class Immutables {

    // Of the JDK's own type: a class keeps its verdict as long as it lives, and must not keep Larder's loader with it.
    private static final Integer NEVER = 0;
    private static final Integer ALWAYS = 1;
    private static final Integer BY_CONTENT = 2;

    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            Void.class,
            Class.class,
            BigInteger.class,
            BigDecimal.class,
            MathContext.class,
            UUID.class,
            URI.class,
            URL.class,
            Locale.class,
            Currency.class,
            Pattern.class,
            File.class,
            FileTime.class,
            InetSocketAddress.class,
            StackTraceElement.class,
            Runtime.Version.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            MonthDay.class,
            DateTimeFormatter.class,
            DecimalStyle.class,
            ValueRange.class,
            WeekFields.class,
            ZoneRules.class,
            ZoneOffsetTransition.class,
            ZoneOffsetTransitionRule.class,
            Path.of("").getClass(),
            Collections.emptyList().getClass(),
            Collections.emptySet().getClass(),
            Collections.emptyMap().getClass());

    /** Immutable if the class is the JDK's own. */
    private static final List<Class<?>> FAMILIES = List.of(
            Temporal.class,
            TemporalAmount.class,
            ZoneId.class,
            Chronology.class,
            Era.class,
            InetAddress.class,
            Charset.class);

    private static final Set<Class<?>> CONTAINERS = new HashSet<>(List.of(
            Optional.class,
            List.of().getClass(),
            List.of(1).getClass(),
            List.of(1, 2, 3).getClass(),
            List.of(1, 2, 3).subList(0, 2).getClass(),
            Stream.of(1).toList().getClass(),
            Set.of().getClass(),
            Set.of(1).getClass(),
            Set.of(1, 2, 3).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass(),
            Map.of(1, 1, 2, 2).getClass(),
            Map.entry(1, 1).getClass(),
            Collections.singleton(1).getClass(),
            Collections.singletonList(1).getClass(),
            Collections.singletonMap(1, 1).getClass()));

    private static final ClassValue<Integer> VERDICTS = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            return judge(type, new HashSet<>());
        }
    };

    /** What has to be looked at in an object that is immutable by its content. */
    private static final ClassValue<Field[]> OPEN_FIELDS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            return instanceFields(type).filter(Immutables::isOpen).toArray(Field[]::new);
        }
    };

    private Immutables() {}

    /** Whether nobody can change the object or anything it holds. */
    static boolean contains(Object object) {
        Integer verdict = VERDICTS.get(object.getClass());
        return verdict.equals(ALWAYS) || (verdict.equals(BY_CONTENT) && new Look().at(object));
    }

    private static Integer judge(Class<?> type, Set<Class<?>> assumed) {
        if (type.isPrimitive() || VALUES.contains(type) || Enum.class.isAssignableFrom(type) || isOfFamily(type)) {
            return ALWAYS;
        }
        if (CONTAINERS.contains(type)) {
            return BY_CONTENT;
        }
        return type.isRecord() || isLambda(type) ? judgeFields(type, assumed) : NEVER;
    }

    private static boolean isOfFamily(Class<?> type) {
        return JdkClasses.contains(type) && FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(type));
    }

    static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic();
    }

    /** A class that is met again in its own components is immutable if everything else there is. */
    private static Integer judgeFields(Class<?> type, Set<Class<?>> assumed) {
        assumed.add(type);
        List<Field> fields = instanceFields(type).toList();
        if (fields.stream().anyMatch(field -> field.getType().isArray())) {
            return NEVER;
        }
        boolean closed = fields.stream().map(Field::getType).allMatch(declared -> isClosed(declared, assumed));
        if (closed) {
            return ALWAYS;
        }
        return fields.stream().allMatch(Field::trySetAccessible) ? BY_CONTENT : NEVER;
    }

    private static boolean isClosed(Class<?> declared, Set<Class<?>> assumed) {
        boolean exact = declared.isPrimitive() || declared.isEnum() || Modifier.isFinal(declared.getModifiers());
        return exact && (assumed.contains(declared) || judge(declared, assumed).equals(ALWAYS));
    }

    private static boolean isOpen(Field field) {
        field.setAccessible(true);
        return !isClosed(field.getType(), new HashSet<>());
    }

    private static Stream<Field> instanceFields(Class<?> type) {
        return Stream.of(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()));
    }

    /** Bounded, so that neither a long chain nor a dense web of records costs more than their copy. */
    private static final class Look {

        private static final int MAX_DEPTH = 32;
        private static final int MAX_OBJECTS = 10_000;

        private int depth;
        private int objects;

        boolean at(Object object) {
            if (++objects > MAX_OBJECTS || ++depth > MAX_DEPTH) {
                return false;
            }
            boolean immutable = contentOf(object);
            depth--;
            return immutable;
        }

        private boolean contentOf(Object object) {
            if (!CONTAINERS.contains(object.getClass())) {
                return fieldsOf(object);
            }
            if (object instanceof Collection<?> elements) {
                return elements.stream().allMatch(this::passes);
            }
            if (object instanceof Map<?, ?> map) {
                return map.entrySet().stream().allMatch(this::entry);
            }
            if (object instanceof Map.Entry<?, ?> entry) {
                return entry(entry);
            }
            return object instanceof Optional<?> optional && (optional.isEmpty() || passes(optional.get()));
        }

        private boolean entry(Map.Entry<?, ?> entry) {
            return passes(entry.getKey()) && passes(entry.getValue());
        }

        private boolean fieldsOf(Object object) {
            try {
                for (Field field : OPEN_FIELDS.get(object.getClass())) {
                    if (!passes(field.get(object))) {
                        return false;
                    }
                }
                return true;
            } catch (IllegalAccessException e) {
                return false;
            }
        }

        private boolean passes(Object object) {
            if (object == null) {
                return true;
            }
            Integer verdict = VERDICTS.get(object.getClass());
            return verdict.equals(ALWAYS) || (verdict.equals(BY_CONTENT) && at(object));
        }
    }
}
