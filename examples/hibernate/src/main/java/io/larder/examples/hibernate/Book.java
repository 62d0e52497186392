// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;

/** What changes: read-write, with a version that keeps the database right whatever a cache may say. */
// tag::entity[]
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE, region = "books")
@NaturalIdCache(region = "books-by-isbn")
public class Book {

    @Id
    private long id;

    @Version
    private long version;

    @NaturalId
    private String isbn;

    private BigDecimal price;

    @ElementCollection
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE, region = "topics")
    private Set<String> topics;
    // end::entity[]

    private String title;
    private State state = State.IN_PRINT;

    @ManyToOne
    private Author author;

    @ManyToOne
    private Language language;

    enum State {
        IN_PRINT,
        SOLD_OUT
    }

    protected Book() {}

    Book(long id, String isbn, String title, String price, Set<String> topics, Author author, Language language) {
        this.id = id;
        this.isbn = isbn;
        this.title = title;
        this.price = new BigDecimal(price);
        this.topics = topics;
        this.author = author;
        this.language = language;
    }

    String title() {
        return title;
    }

    BigDecimal price() {
        return price;
    }

    void price(String other) {
        price = new BigDecimal(other);
    }

    void sellOut() {
        state = State.SOLD_OUT;
    }

    boolean isSoldOut() {
        return state == State.SOLD_OUT;
    }

    Set<String> topics() {
        return topics;
    }

    Author author() {
        return author;
    }

    Language language() {
        return language;
    }
}
