// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.frameworks.annotations;

import io.larder.interop.frameworks.annotations.Book.Author;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.enterprise.context.ApplicationScoped;

// tag::library[]
@ApplicationScoped
@CacheDefaults(cacheName = "books")
public class Library {

    // end::library[]
    /** What is not a book's number. */
    static final String UNKNOWN = "unknown";

    private final AtomicInteger searches = new AtomicInteger();

    /** How often a book or an offer was really looked for. */
    public int searches() {
        return searches.get();
    }

    // tag::library[]
    @CacheResult(exceptionCacheName = "unknown-books", cachedExceptions = UnknownBookException.class) // <1>
    public Book find(String isbn) throws UnknownBookException {
        return search(isbn);
    }

    @CacheResult(skipGet = true)
    public Book findAgain(String isbn) throws UnknownBookException {
        return search(isbn);
    }

    @CacheResult(cacheName = "offers") // <2>
    public List<String> offers(String isbn, Edition edition, List<String> countries) {
        return compare(isbn, edition, countries);
    }

    @CachePut
    public void change(@CacheKey String isbn, @CacheValue Book book) {
        record(isbn, book);
    }

    @CacheRemove
    public void discard(String isbn) {
        forget(isbn);
    }

    @CacheRemoveAll
    public void closeDown() {
        forgetAll();
    }
    // end::library[]

    private Book search(String isbn) throws UnknownBookException {
        searches.incrementAndGet();
        if (isbn.equals(UNKNOWN)) {
            throw new UnknownBookException(isbn);
        }
        return new Book("Book " + isbn, List.of(new Author("Selma", 1858), new Author("Knut", 1859)));
    }

    private List<String> compare(String isbn, Edition edition, List<String> countries) {
        searches.incrementAndGet();
        return countries.stream()
                .map(country -> isbn + " " + edition + " " + country)
                .toList();
    }

    /** What a library would do besides, if it were one. */
    private void record(String isbn, Book book) {
        if (book.title().isEmpty()) {
            throw new IllegalArgumentException("Book " + isbn + " has no title");
        }
    }

    private void forget(String isbn) {
        if (isbn.equals(UNKNOWN)) {
            throw new IllegalArgumentException("There is no book " + isbn);
        }
    }

    private void forgetAll() {
        searches.set(0);
    }
    // tag::library[]
}
// end::library[]
