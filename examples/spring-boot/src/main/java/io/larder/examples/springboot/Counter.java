// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.springboot;

import java.math.BigDecimal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What customers see. */
@RestController
class Counter {

    private final Books books;
    private final Prices prices;
    private final Warehouse warehouse;

    Counter(Books books, Prices prices, Warehouse warehouse) {
        this.books = books;
        this.prices = prices;
        this.warehouse = warehouse;
    }

    @GetMapping("/books/{number}")
    ResponseEntity<Book> book(@PathVariable int number) {
        return ResponseEntity.ofNullable(books.find(number));
    }

    @PutMapping("/books/{number}")
    Book save(@PathVariable int number, @RequestBody String title) {
        return books.save(new Book(number, title));
    }

    @DeleteMapping("/books/{number}")
    void delete(@PathVariable int number) {
        books.delete(number);
    }

    @DeleteMapping("/cache")
    void forgetAll() {
        books.forgetAll();
        prices.forgetAll();
    }

    @GetMapping("/books/{number}/price")
    BigDecimal price(@PathVariable int number) {
        return prices.of(number);
    }

    @PutMapping("/books/{number}/price")
    void setPrice(@PathVariable int number, @RequestBody String price) {
        prices.set(number, new BigDecimal(price));
    }

    @DeleteMapping("/books/{number}/price")
    void forgetPrice(@PathVariable int number) {
        prices.forget(number);
    }

    /** How often the warehouse was asked. */
    @GetMapping("/questions")
    int questions() {
        return warehouse.questions();
    }
}
