// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

import java.util.List;

/** What the library knows of a book. */
public record Book(String title, List<Author> authors) {

    /** Who wrote it. */
    public record Author(String name, int born) {}
}
