// SPDX-License-Identifier: Apache-2.0
package io.larder.engine;

/** Refuses keys and values that are not of the types a cache was configured with (JSR-107, "Runtime Type Checking"). */
final class TypeCheck<K, V> {

    private final String cacheName;
    private final Class<K> keyType;
    private final Class<V> valueType;
    private final boolean anyKey;
    private final boolean anyValue;

    TypeCheck(String cacheName, Class<K> keyType, Class<V> valueType) {
        this.cacheName = cacheName;
        this.keyType = keyType;
        this.valueType = valueType;
        this.anyKey = keyType == Object.class;
        this.anyValue = valueType == Object.class;
    }

    /** Both must be of the configured types; {@link ClassCastException} names the one that is not. */
    void entry(K key, V value) {
        if (!anyKey && !keyType.isInstance(key)) {
            throw mismatch("key", keyType, key);
        }
        value(value);
    }

    void value(V value) {
        if (!anyValue && !valueType.isInstance(value)) {
            throw mismatch("value", valueType, value);
        }
    }

    private ClassCastException mismatch(String role, Class<?> expected, Object actual) {
        return new ClassCastException("Cache '" + cacheName + "' takes a " + role + " of " + expected.getName()
                + ", not of " + actual.getClass().getName());
    }
}
