// SPDX-License-Identifier: Apache-2.0
/**
 * Real servers for tests. Redis and Valkey: {@link io.larder.testing.servers.RedisServer one},
 * {@link io.larder.testing.servers.RedisSentinels watched by Sentinels},
 * {@link io.larder.testing.servers.RedisCluster a cluster}. {@link io.larder.testing.servers.MemcachedServer Memcached},
 * and {@link io.larder.testing.servers.Wiretap what counts round trips}. They listen on free ports of the loopback address, keep
 * nothing, and are gone with all their files when they are closed, when the JVM ends, and when it is killed.
 *
 * <p>They run in a container where a Docker engine answers on this machine and Testcontainers is on the class path, and as
 * processes of this machine where not. The system property {@value io.larder.testing.servers.Machines#PLACE} says
 * {@code docker} or {@code process} to have one of them; {@value io.larder.testing.servers.Version#EXECUTABLE} names
 * another executable than {@code redis-server}. Where neither is to be had, starting fails: no test is left out
 * silently.
 *
 * <p>May know: the JDK, JUnit, Testcontainers. No client library: what a test asks a server must not depend on the code
 * under test.
 */
@NullMarked
package io.larder.testing.servers;

import org.jspecify.annotations.NullMarked;
