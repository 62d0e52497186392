// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.io.PrintStream;

/** What the program says, in sections, and the claims it makes: each is checked before it is printed. */
final class Report {

    private final PrintStream out;
    private int sections;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
        out.println("=".repeat(title.length()));
    }

    void section(String title) {
        out.println();
        out.println(++sections + "  " + title);
        out.println();
    }

    void line(String line) {
        out.println("   " + line);
    }

    void blank() {
        out.println();
    }

    /** Prints the claim if it holds. */
    void claim(boolean holds, String claim) {
        require(holds, claim);
        line("ok: " + claim);
    }

    /** Goes on without a word if the claim holds. */
    void require(boolean holds, String claim) {
        if (!holds) {
            throw new BrokenClaim(claim);
        }
    }

    /** A sentence of the report that turned out not to be true. */
    static final class BrokenClaim extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenClaim(String claim) {
            super(claim);
        }
    }
}
