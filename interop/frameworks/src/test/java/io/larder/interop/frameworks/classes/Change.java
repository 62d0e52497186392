// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.classes;

import java.util.List;

/**
 * How a class differs from one version of an application to the next. Both versions have a static {@code sample()}.
 *
 * @param name what the page on frameworks calls it
 * @param before the class, and those it needs
 * @param after the same later; nothing if the class is gone
 */
record Change(String name, String before, String after) {

    private static final String THING = "class Thing implements java.io.Serializable {"
            + " private static final long serialVersionUID = 1;"
            + " static Thing sample() { return new Thing(); } ";

    /** All that the page tells of. */
    static List<Change> all() {
        return List.of(
                new Change(
                        "a field is added",
                        THING + "String a = \"a\"; public String toString() { return a; } }",
                        THING + "String a = \"a\"; int b = 7; String c = \"c\";"
                                + " public String toString() { return a + b + c; } }"),
                new Change(
                        "a field is removed",
                        THING + "String a = \"a\"; int b = 7; String c = \"c\";"
                                + " public String toString() { return a + b + c; } }",
                        THING + "String a = \"a\"; public String toString() { return a; } }"),
                new Change(
                        "a field gets another name",
                        THING + "String a = \"a\"; String old = \"b\"; public String toString() { return a + old; } }",
                        THING + "String a = \"a\"; String young = \"b\";"
                                + " public String toString() { return a + young; } }"),
                new Change(
                        "fields stand in another order",
                        THING + "int a = 1; int b = 2; public String toString() { return a + \",\" + b; } }",
                        THING + "int b = 2; int a = 1; public String toString() { return a + \",\" + b; } }"),
                new Change(
                        "a field gets another type",
                        THING + "int a = 1; public String toString() { return \"int \" + a; } }",
                        THING + "long a = 1; public String toString() { return \"long \" + a; } }"),
                new Change(
                        "a field goes to a superclass",
                        THING + "String a = \"a\"; String b = \"b\"; public String toString() { return a + b; } }",
                        "class Base implements java.io.Serializable { private static final long serialVersionUID = 1;"
                                + " String a = \"a\"; }"
                                + THING.replace("implements java.io.Serializable", "extends Base")
                                + "String b = \"b\"; public String toString() { return a + b; } }"),
                new Change(
                        "methods, constructors or interfaces change",
                        THING + "String a = \"a\"; public String toString() { return a; } }",
                        THING.replace("java.io.Serializable", "java.io.Serializable, Comparable<Thing>")
                                        .replace("new Thing()", "new Thing(\"a\")")
                                + "String a; Thing(String a) { this.a = a; }"
                                + " public int compareTo(Thing other) { return 0; }"
                                + " public String toString() { return a; } }"),
                new Change(
                        "`serialVersionUID` changes",
                        THING + "String a = \"a\"; public String toString() { return a; } }",
                        THING.replace("serialVersionUID = 1", "serialVersionUID = 2")
                                + "String a = \"a\"; public String toString() { return a; } }"),
                new Change(
                        "a record gets a component",
                        "record Thing(String a) implements java.io.Serializable {"
                                + " static Thing sample() { return new Thing(\"a\"); } }",
                        "record Thing(int b, String a, String c) implements java.io.Serializable {"
                                + " static Thing sample() { return new Thing(7, \"a\", \"c\"); } }"),
                new Change(
                        "a record loses a component",
                        "record Thing(int b, String a, String c) implements java.io.Serializable {"
                                + " static Thing sample() { return new Thing(7, \"a\", \"c\"); } }",
                        "record Thing(String a) implements java.io.Serializable {"
                                + " static Thing sample() { return new Thing(\"a\"); } }"),
                new Change(
                        "a class becomes a record",
                        THING + "final String a = \"a\".toString(); public String toString() { return a; } }",
                        "record Thing(String a) implements java.io.Serializable {"
                                + " private static final long serialVersionUID = 1;"
                                + " static Thing sample() { return new Thing(\"a\"); }"
                                + " public String toString() { return a; } }"),
                new Change(
                        "an enum gets a constant, and others stand elsewhere",
                        "enum Kind { A, B } " + THING
                                + "Kind kind = Kind.B; public String toString() { return \"kind \" + kind; } }",
                        "enum Kind { NEW, B, A } " + THING
                                + "Kind kind = Kind.B; public String toString() { return \"kind \" + kind; } }"),
                new Change(
                        "an enum constant that the value has is not there",
                        "enum Kind { A, OLD } " + THING
                                + "Kind kind = Kind.OLD; public String toString() { return \"kind \" + kind; } }",
                        "enum Kind { A, YOUNG } " + THING
                                + "Kind kind = Kind.YOUNG; public String toString() { return \"kind \" + kind; } }"),
                new Change(
                        "the class gets another name or package",
                        THING + "String a = \"a\"; public String toString() { return a; } }",
                        THING.replace("Thing", "Moved") + "String a = \"a\"; public String toString() { return a; } }"),
                new Change(
                        "the class of a part is not there",
                        "class Old implements java.io.Serializable {} " + THING
                                + "Object part = new Old(); String a = \"a\"; public String toString() { return a; } }",
                        "class Young implements java.io.Serializable {} " + THING
                                + "Object part = new Young(); String a = \"a\"; public String toString() { return a; } }"));
    }
}
