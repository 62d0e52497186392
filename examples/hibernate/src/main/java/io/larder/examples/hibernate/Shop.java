// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.KeyType;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** The application: Hibernate over a database, with its caches. */
final class Shop implements AutoCloseable {

    static final long EMMA = 1;
    static final String ISBN = "978-0-14-143958-7";

    private final SessionFactory factory;

    /** Opens it over this database; the rest is said by hibernate.properties and regions.properties. */
    Shop(String jdbc) {
        factory = new Configuration()
                .addAnnotatedClass(Language.class)
                .addAnnotatedClass(Author.class)
                .addAnnotatedClass(Book.class)
                .setProperty("hibernate.connection.url", jdbc)
                .buildSessionFactory();
    }

    /** Puts books on the shelves of a new database. */
    void stock() {
        // The server may remember books of a database that is no more.
        factory.getCache().evictAllRegions();
        factory.inTransaction(session -> {
            Language english = new Language("en", "English");
            Author austen = new Author(1, "Jane Austen");
            session.persist(english);
            session.persist(austen);
            session.persist(new Book(EMMA, ISBN, "Emma", "7.50", Set.of("love", "errors"), austen, english));
            session.persist(new Book(2, "978-0-14-143951-8", "Persuasion", "6.90", Set.of("love"), austen, english));
        });
    }

    /** Asks in a transaction of its own. */
    <R> R ask(Function<Session, R> question) {
        return factory.fromTransaction(question);
    }

    /** All there is to know of a book: the book, its topics, its author, all of their books, its language. */
    String describe(long id) {
        return ask(session -> {
            Book book = session.find(Book.class, id);
            return book.title() + " by " + book.author().name() + ", "
                    + book.language().name() + ", on "
                    + String.join(" and ", book.topics().stream().sorted().toList()) + ", one of "
                    + book.author().books().size() + ", " + book.price() + (book.isSoldOut() ? ", sold out" : "");
        });
    }

    /** Found by what its readers call it. */
    String titleOf(String isbn) {
        return ask(session -> session.find(Book.class, isbn, KeyType.NATURAL).title());
    }

    // tag::query[]
    List<String> cheaperThan(String price) {
        return ask(session -> session.createQuery(
                        "select title from Book where price < cast(:price as BigDecimal)", String.class)
                .setParameter("price", price)
                .setCacheable(true)
                .list());
    }
    // end::query[]

    void sell(long id, String price) {
        factory.inTransaction(session -> {
            Book book = session.find(Book.class, id);
            book.price(price);
            book.sellOut();
        });
    }

    /** How many statements the database was sent by this JVM. */
    long statements() {
        return factory.getStatistics().getPrepareStatementCount();
    }

    SessionFactory factory() {
        return factory;
    }

    @Override
    public void close() {
        factory.close();
    }
}
