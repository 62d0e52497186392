// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;

/** Runs an application from beginning to end, and tells what it has found and how often it had to look. */
final class RestartedApplication implements BiFunction<URI, Properties, String> {

    @Override
    public String apply(URI uri, Properties settings) {
        try (Application application = Application.at(uri, settings, Library.class, PriceList.class)) {
            Library library = application.bean(Library.class);
            PriceList prices = application.bean(PriceList.class);
            Book book = requireNonNull(library.find(1));
            List<Object> found = List.of(
                    book,
                    book.getClass() == Book.class,
                    library.find(-1) == null,
                    library.all(),
                    library.search("a", List.of("b")),
                    prices.price(7));
            return found + " " + (library.loads() + prices.loads());
        }
    }
}
