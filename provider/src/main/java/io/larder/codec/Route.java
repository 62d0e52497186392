// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

/**
 * Who takes care of the objects of a class.
 *
 * @param by who does
 * @param why for {@link By#NOBODY}, completes the sentence that begins with the class; else empty
 */
record Route(By by, String why) {

    enum By {
        /** Kryo, field by field: an ordinary class of the application. */
        FIELDS,
        /** Its components and its canonical constructor. */
        RECORD,
        ARRAY,
        /** A class of {@link Routes#CONTAINERS}, rebuilt from what it holds. */
        CONTAINER,
        /** A class of the JDK that {@code clone} copies to the ground. */
        CLONE,
        /** A view of a collection or an entry of a map, which has no life of its own: its content in an ordinary one. */
        VIEW,
        /** Java serialization. */
        JAVA,
        /** It must not be copied or turned into bytes. */
        NOBODY
    }

    static final Route JAVA = new Route(By.JAVA, "");

    static Route by(By by) {
        return new Route(by, "");
    }

    static Route none(String why) {
        return new Route(By.NOBODY, why);
    }

    boolean is(By wanted) {
        return by == wanted;
    }
}
