// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;

/** What never changes: read-only, the cheapest strategy, and safe however many JVMs share it. */
@Entity
@Immutable
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY, region = "languages")
public class Language {

    @Id
    private String code;

    private String name;

    protected Language() {}

    Language(String code, String name) {
        this.code = code;
        this.name = name;
    }

    String name() {
        return name;
    }
}
