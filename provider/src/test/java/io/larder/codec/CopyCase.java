// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of object that is copied.
 *
 * @param make the same object anew each time
 * @param change something that must be seen on the object it is done to, and on no other
 * @param state what the object is, as text
 * @param byIdentity whether the class knows no equality but identity
 */
record CopyCase(
        String name,
        Supplier<Object> make,
        Consumer<Object> change,
        Function<Object, String> state,
        boolean byIdentity) {

    @SuppressWarnings("unchecked")
    static <T> CopyCase of(String name, Supplier<T> make, Consumer<T> change) {
        return new CopyCase(name, (Supplier<Object>) make, (Consumer<Object>) change, CopyCase::text, false);
    }

    /** For classes without an equality of their own. */
    @SuppressWarnings("unchecked")
    static <T> CopyCase of(String name, Supplier<T> make, Consumer<T> change, Function<T, Object> state) {
        return new CopyCase(
                name,
                (Supplier<Object>) make,
                (Consumer<Object>) change,
                object -> text(state.apply((T) object)),
                true);
    }

    private static String text(Object object) {
        String text = Arrays.deepToString(new Object[] {object});
        return text.substring(1, text.length() - 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
