// SPDX-License-Identifier: Apache-2.0
package io.larder.store.redis;

import io.larder.config.CacheSettings;
import io.larder.config.Setting;
import io.larder.store.remote.RemoteSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.cache.CacheException;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisCredentials;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** What settings mean for Jedis: how to connect, log in, trust, and how many connections to keep. */
final class ClientConfigs {

    private final RedisPlace place;
    private final CacheSettings settings;
    private final @Nullable SslOptions ssl;

    /**
     * Reads what has to be read.
     *
     * @throws CacheException if a file that a setting names can not be used
     */
    ClientConfigs(RedisPlace place, CacheSettings settings) {
        this.place = place;
        this.settings = settings;
        this.ssl = place.isTls() ? ssl() : null;
    }

    /** For the servers that hold entries. */
    JedisClientConfig servers() {
        return common().database(place.database())
                .credentialsProvider(this::credentials)
                .build();
    }

    /** For Sentinels, which have users of their own. */
    JedisClientConfig sentinels() {
        DefaultJedisClientConfig.Builder config = common();
        String password = settings.get(RedisSettings.SENTINEL_PASSWORD);
        if (password != null) {
            config.credentials(new DefaultRedisCredentials(settings.get(RedisSettings.SENTINEL_USER), password));
        }
        return config.build();
    }

    GenericObjectPoolConfig<Connection> pool() {
        int most = Math.toIntExact(Math.min(Integer.MAX_VALUE, settings.require(RedisSettings.CONNECTIONS)));
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(most);
        pool.setMaxIdle(most);
        pool.setMaxWait(settings.require(RemoteSettings.TIMEOUT));
        pool.setJmxEnabled(false);
        return pool;
    }

    private DefaultJedisClientConfig.Builder common() {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .serverDefaultProtocol()
                .connectionTimeoutMillis(millis(RemoteSettings.CONNECT_TIMEOUT))
                .socketTimeoutMillis(millis(RemoteSettings.TIMEOUT))
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        return ssl == null ? config : config.sslOptions(ssl);
    }

    private int millis(Setting<Duration> setting) {
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE, settings.require(setting).toMillis()));
    }

    /** Asked for each connection. What the URI says holds before the settings, and a file before both. */
    private RedisCredentials credentials() {
        String user = place.user() == null ? settings.get(RemoteSettings.USER) : place.user();
        String password = place.password() == null ? settings.get(RemoteSettings.PASSWORD) : place.password();
        String file = settings.get(RedisSettings.PASSWORD_FILE);
        return new DefaultRedisCredentials(user, file == null ? password : read(file));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new CacheException(
                    "The file that the setting " + RedisSettings.PASSWORD_FILE + " names can not be read: " + file, e);
        }
    }

    private SslOptions ssl() {
        SslOptions.Builder options = SslOptions.builder();
        options.sslVerifyMode(
                switch (settings.require(RedisSettings.TLS_VERIFY)) {
                    case FULL -> SslVerifyMode.FULL;
                    case AUTHORITY -> SslVerifyMode.CA;
                    case NONE -> SslVerifyMode.INSECURE;
                });
        String trustStore = settings.get(RedisSettings.TLS_TRUST_STORE);
        if (trustStore != null) {
            options.truststore(file(trustStore), secret(RedisSettings.TLS_TRUST_STORE_PASSWORD));
        }
        String keyStore = settings.get(RedisSettings.TLS_KEY_STORE);
        if (keyStore != null) {
            options.keystore(file(keyStore), secret(RedisSettings.TLS_KEY_STORE_PASSWORD));
        }
        SslOptions built = options.build();
        try {
            built.createSslContext();
        } catch (IOException | GeneralSecurityException e) {
            throw new CacheException(
                    "The files that " + RedisSettings.TLS_TRUST_STORE + " and " + RedisSettings.TLS_KEY_STORE
                            + " name can not be used for " + place
                            + ": are they PKCS12 or JKS, and the passwords right?",
                    e);
        }
        return built;
    }

    private static File file(String name) {
        File file = new File(name);
        if (!file.canRead()) {
            throw new CacheException("There is no file that can be read at " + name + ", which a tls setting names");
        }
        return file;
    }

    private char @Nullable [] secret(Setting<String> setting) {
        String text = settings.get(setting);
        return text == null ? null : text.toCharArray();
    }
}
