// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.hibernate;

import java.nio.file.Path;
import org.h2.tools.Server;

/** A bookshop whose books Hibernate caches where a URI says; on a server, a second JVM has its part in it. */
public final class Bookshop {

    private Bookshop() {}

    /**
     * Runs the shop.
     *
     * @param arguments the URI of the cache, {@code local:/} if there is none; the second JVM is told the database, too
     */
    public static void main(String... arguments) throws Exception {
        String uri = arguments.length == 0 || arguments[0].isEmpty() ? "local:/" : arguments[0];
        System.setProperty("bookshop.uri", uri);
        System.setProperty("org.jboss.logging.provider", "slf4j");
        if (arguments.length > 1) {
            sellInSecondJvm(arguments[1]);
        } else {
            open(uri);
        }
    }

    private static void open(String uri) throws Exception {
        System.out.println("A bookshop with its caches on " + uri);
        Server database =
                Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String jdbc = "jdbc:h2:tcp://localhost:" + database.getPort() + "/mem:books;DB_CLOSE_DELAY=-1";
        try (Shop shop = new Shop(jdbc)) {
            shop.stock();
            browse(shop);
            if (!uri.startsWith("local:")) {
                share(shop, uri, jdbc);
            }
            Figures.print(shop.factory().getStatistics());
        } finally {
            database.stop();
        }
    }

    private static void browse(Shop shop) {
        System.out.println("   " + shop.describe(Shop.EMMA));
        shop.titleOf(Shop.ISBN);
        shop.cheaperThan("7");
        long asked = shop.statements();
        shop.describe(Shop.EMMA);
        claim("book, topics, author, their books and the language come from caches", shop.statements() == asked);
        shop.titleOf(Shop.ISBN);
        claim("a book is found by its natural id without the database", shop.statements() == asked);
        claim("so is the result of a query", shop.cheaperThan("7").size() == 1 && shop.statements() == asked);

        shop.sell(Shop.EMMA, "5.00");
        System.out.println("   " + shop.describe(Shop.EMMA));
        claim("an update is seen", shop.describe(Shop.EMMA).contains("5.00, sold out"));
        claim("the query is asked anew after it", shop.cheaperThan("7").size() == 2);
    }

    private static void share(Shop shop, String uri, String jdbc) throws Exception {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Bookshop.class.getName(),
                        uri,
                        jdbc)
                .inheritIO()
                .start()
                .waitFor();
        claim("the second JVM has kept its claims", exit == 0);
        System.out.println("   " + shop.describe(Shop.EMMA));
        claim("its update is seen here", shop.describe(Shop.EMMA).contains("4.00"));
    }

    /** The second JVM has never asked the database for a book: the first one has left it in the cache. */
    private static void sellInSecondJvm(String jdbc) {
        try (Shop shop = new Shop(jdbc)) {
            long asked = shop.statements();
            System.out.println("   (second JVM) " + shop.describe(Shop.EMMA));
            claim("(second JVM) what the first JVM has read comes from caches", shop.statements() == asked);
            shop.sell(Shop.EMMA, "4.00");
        }
    }

    private static void claim(String what, boolean holds) {
        if (!holds) {
            System.err.println("This should have been true, and is not: " + what);
            System.exit(1);
        }
        System.out.println("   ok: " + what);
    }
}
