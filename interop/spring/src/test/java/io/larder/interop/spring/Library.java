// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheConfig;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

/** Caches with Spring's annotations and counts what gets through to it. There is no book with a negative number. */
@CacheConfig(cacheNames = "books")
class Library {

    private final AtomicInteger loads = new AtomicInteger();

    int loads() {
        return loads.get();
    }

    @Cacheable
    public @Nullable Book find(int number) {
        loads.incrementAndGet();
        return number < 0 ? null : new Book(number, "Book " + number);
    }

    @Cacheable
    public List<Book> search(String author, List<String> words) {
        loads.incrementAndGet();
        return List.of(new Book(1, author + words));
    }

    @Cacheable
    public List<Book> all() {
        loads.incrementAndGet();
        return List.of(new Book(1, "Book 1"), new Book(2, "Book 2"));
    }

    @Cacheable(key = "'optional' + #number")
    public Optional<Book> perhaps(int number) {
        return Optional.ofNullable(find(number));
    }

    @Cacheable(key = "#number", condition = "#number < 100", unless = "#result.title.endsWith('7')")
    public Book some(int number) {
        loads.incrementAndGet();
        return new Book(number, "Book " + number);
    }

    @Cacheable(key = "'later'")
    public CompletableFuture<Book> later() {
        return CompletableFuture.completedFuture(new Book(1, "later"));
    }

    @CachePut(key = "#book.number")
    public Book save(Book book) {
        return book;
    }

    @CacheEvict
    public void remove(int number) {}

    @CacheEvict(beforeInvocation = true)
    public void removeAndFail(int number) {
        throw new IllegalStateException("as it should");
    }

    @CacheEvict(allEntries = true)
    public void removeAll() {}

    @CacheEvict(allEntries = true, beforeInvocation = true)
    public void removeAllAtOnce() {}
}
