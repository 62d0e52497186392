// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.replacement.shop;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** Takes down what the application sees: one line each, name and observation with a tabulator between. */
final class Notebook {

    private final PrintStream page;

    Notebook(PrintStream page) {
        this.page = page;
    }

    void note(String name, Object seen) {
        page.println(name + "\t" + seen);
    }

    /** What it comes to, or what it throws as far as JCache's or Java's own classes tell. */
    void note(String name, Callable<?> action) {
        note(name, outcome(action));
    }

    private static Object outcome(Callable<?> action) {
        try {
            return String.valueOf(action.call());
        } catch (Exception e) {
            return name(e.getClass());
        }
    }

    private static String name(Class<?> thrown) {
        boolean known = thrown.getName().startsWith("java");
        return known ? thrown.getSimpleName() : name(thrown.getSuperclass());
    }
}
