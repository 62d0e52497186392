// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;

/** A database in this JVM's memory that other JVMs reach over TCP, until it is closed. */
final class Database implements AutoCloseable {

    private static final AtomicInteger LAST = new AtomicInteger();

    private final Server server;

    Database() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    }

    /** The URL of another, empty one. */
    String fresh() {
        return "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:shop" + LAST.incrementAndGet()
                + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }

    @Override
    public void close() {
        server.stop();
    }
}
