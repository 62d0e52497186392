// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** What seldom changes: nonstrict-read-write, which forgets what is changed. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE, region = "authors")
public class Author {

    @Id
    private long id;

    private String name;

    @OneToMany(mappedBy = "author")
    @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE, region = "books-of-authors")
    private List<Book> books = new ArrayList<>();

    protected Author() {}

    Author(long id, String name) {
        this.id = id;
        this.name = name;
    }

    String name() {
        return name;
    }

    List<Book> books() {
        return books;
    }
}
