// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stands for what is slow: a database, another service. Counts how often it is asked. */
@Component
class Warehouse {

    private final Map<Integer, Book> books = new ConcurrentHashMap<>(
            Map.of(1, new Book(1, "Moby-Dick"), 2, new Book(2, "Walden"), 3, new Book(3, "Leaves of Grass")));
    private final Map<Integer, BigDecimal> prices = new ConcurrentHashMap<>(
            Map.of(1, new BigDecimal("12.80"), 2, new BigDecimal("9.50"), 3, new BigDecimal("11.00")));
    private final AtomicInteger questions = new AtomicInteger();

    @Nullable
    Book book(int number) {
        questions.incrementAndGet();
        return books.get(number);
    }

    void keep(Book book) {
        books.put(book.number(), book);
    }

    void remove(int number) {
        books.remove(number);
    }

    BigDecimal price(int number) {
        questions.incrementAndGet();
        return prices.getOrDefault(number, BigDecimal.TEN);
    }

    void setPrice(int number, BigDecimal price) {
        prices.put(number, price);
    }

    int questions() {
        return questions.get();
    }
}
