// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key pair with a certificate that it signed itself, valid for a day, made by the JDK's {@code keytool}. Servers show
 * it; who trusts it trusts them. Where a server asks for a client's certificate, the same one serves.
 */
public final class Certificates {

    /** The password of the stores. */
    public static final String PASSWORD = "larder-test";

    private static final String NAMES = "dns:localhost,ip:127.0.0.1";
    private static final String ALIAS = "server";
    private static final long LIMIT_SECONDS = 60;

    private final byte[] keyStore;
    private final KeyStore keys;
    private final KeyStore trusted;

    /** What a client uses that trusts this certificate and no other. Kept, since opening the stores takes long. */
    private final SSLContext context;

    private Certificates(byte[] keyStore) throws GeneralSecurityException, IOException {
        this.keyStore = keyStore;
        this.keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(keyStore), PASSWORD.toCharArray());
        this.trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        this.context = context(keys, trusted);
    }

    private static SSLContext context(KeyStore keys, KeyStore trusted) throws GeneralSecurityException {
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static final class Loopback {
        static final Certificates CERTIFICATES = forNames(NAMES);
    }

    /** For servers as these tests start them; made once per JVM, since {@code keytool} takes seconds. */
    public static Certificates forLoopback() {
        return Loopback.CERTIFICATES;
    }

    /** Another one for the same names: what a client that trusts {@link #forLoopback()} must refuse. */
    public static Certificates untrusted() {
        return forNames(NAMES);
    }

    /**
     * For servers of other names: what a client that checks names must refuse.
     *
     * @param names as {@code keytool} reads subject alternative names: {@code dns:a.test,ip:10.0.0.1}
     */
    public static Certificates forNames(String names) {
        Path folder = TemporaryFolder.create();
        try {
            Path file = folder.resolve("keys.p12");
            keytool(file, names);
            return new Certificates(Files.readAllBytes(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make a certificate for " + names, e);
        } finally {
            TemporaryFolder.remove(folder);
        }
    }

    private static void keytool(Path file, String names) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> options = List.of(
                "-genkeypair -keyalg EC -groupname secp256r1 -storetype PKCS12 -validity 1 -dname CN=larder-test"
                        .split(" "));
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(options);
        command.addAll(List.of("-alias", ALIAS, "-storepass", PASSWORD, "-ext", "san=" + names, "-keystore"));
        command.add(file.toString());
        Path log = file.resolveSibling("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await(process, log);
    }

    private static void await(Process keytool, Path log) throws IOException {
        try {
            if (!keytool.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool took longer than " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        } finally {
            keytool.destroyForcibly();
        }
        if (keytool.exitValue() != 0) {
            throw new IOException("keytool: " + Files.readString(log));
        }
    }

    /** The key and its certificate, as PKCS #12 under {@link #PASSWORD}. */
    public byte[] keyStore() {
        return keyStore.clone();
    }

    /** The certificate to trust, as PKCS #12 under {@link #PASSWORD}. */
    public byte[] trustStore() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            trusted.store(bytes, PASSWORD.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    /** The certificate, as a server reads it. */
    byte[] certificatePem() {
        try {
            return pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /** The key, as a server reads it. */
    byte[] keyPem() {
        try {
            Key key = Objects.requireNonNull(keys.getKey(ALIAS, PASSWORD.toCharArray()), ALIAS);
            return pem("PRIVATE KEY", Objects.requireNonNull(key.getEncoded(), ALIAS));
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    SSLContext context() {
        return context;
    }

    private static byte[] pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static IllegalStateException unusable(Exception cause) {
        return new IllegalStateException("The certificate that keytool made cannot be used", cause);
    }
}
