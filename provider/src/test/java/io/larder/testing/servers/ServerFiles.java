// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a group of servers that speak TLS. */
final class ServerFiles {

    private static final String TRUST_STORE = "truststore.p12";
    private static final String KEY_STORE = "keystore.p12";

    private ServerFiles() {}

    static void write(Machine machine, RedisOptions options) {
        Certificates certificates = options.certificates();
        if (certificates == null) {
            return;
        }
        machine.write(RedisConfiguration.CERTIFICATE, certificates.certificatePem());
        machine.write(RedisConfiguration.KEY, certificates.keyPem());
        forClients(machine, TRUST_STORE, certificates.trustStore());
        forClients(machine, KEY_STORE, certificates.keyStore());
    }

    private static void forClients(Machine machine, String name, byte[] content) {
        Path file = machine.clientFolder().resolve(name);
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    static Path trustStore(Machine machine, RedisOptions options) {
        return file(machine, options, TRUST_STORE);
    }

    static Path keyStore(Machine machine, RedisOptions options) {
        return file(machine, options, KEY_STORE);
    }

    private static Path file(Machine machine, RedisOptions options, String name) {
        if (options.certificates() == null) {
            throw new IllegalStateException("There is no " + name + ": the servers were started without certificates");
        }
        return machine.clientFolder().resolve(name);
    }
}
