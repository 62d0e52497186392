// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.Objects;
import java.util.stream.Stream;

/** A class and its superclasses up to, but without, Object. */
final class Lineage {

    private Lineage() {}

    static Stream<Class<?>> of(Class<?> type) {
        return Stream.<Class<?>>iterate(type, ancestor -> ancestor != Object.class, Class::getSuperclass)
                .filter(Objects::nonNull);
    }
}
