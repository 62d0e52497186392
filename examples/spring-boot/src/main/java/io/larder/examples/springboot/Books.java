// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheConfig;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** Caches with Spring's annotations. */
// tag::spring[]
@Service
@CacheConfig(cacheNames = "books")
public class Books {

    private final Warehouse warehouse;

    Books(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** However many threads ask for a book at once, the warehouse is asked by one; that there is none is kept too. */
    @Cacheable(sync = true)
    public @Nullable Book find(int number) {
        return warehouse.book(number);
    }

    @CachePut(key = "#book.number")
    public Book save(Book book) {
        warehouse.keep(book);
        return book;
    }

    @CacheEvict
    public void delete(int number) {
        warehouse.remove(number);
    }

    @CacheEvict(allEntries = true)
    public void forgetAll() {}
}
// end::spring[]
