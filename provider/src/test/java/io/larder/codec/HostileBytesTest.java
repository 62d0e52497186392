// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.larder.config.Component;
import io.larder.config.Setting;
import io.larder.spi.Codec;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bytes make a reader fail, run out of memory, or instantiate a class that is not allowed. */
class HostileBytesTest {

    private static final int DAMAGED = 20_000;
    private static final int FORGED = 120_000;

    /** Of one attempt: reading 64 times as much as was sent, of which each part was a kilobyte or so. */
    private static final long ALLOCATION = 1L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final KeyName NAME = new KeyName("skey");
    private static final byte[] CONTEXT = "prefix:cache:1:skey".getBytes(StandardCharsets.US_ASCII);

    private final Random random = new Random(20_250_101);

    static EntryCodec<Object, Object> codec(String name) {
        Map<Setting<?>, Object> settings = Map.of(CodecSettings.CODEC, Component.named(Codec.class, name));
        return Wire.codec(settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_damagedBytes_isTheValueOrNothing(String name) {
        EntryCodec<Object, Object> codec = codec(name);
        List<Object> values = values(name);
        for (int i = 0; i < DAMAGED; i++) {
            Object value = values.get(i % values.size());
            byte[] damaged = damage(codec.seal("key", NAME, value, EntryCodec.NO_DEADLINE, CONTEXT));

            Opened<Object> opened = codec.open("key", NAME, damaged, CONTEXT);

            assertThat(opened == null || state(opened.value()).equals(state(value)))
                    .as("attempt %s on %s", i, value)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_forgedBytesWithChecksum_neverFailsNorGrows(String name) {
        Codec codec = new CodecAssembly(Wire.spec(Map.of())).codec(name);
        List<Object> values = values(name);
        List<byte[]> payloads = new ArrayList<>();
        for (Object value : values) {
            payloads.add(encode(codec, value));
        }
        EntryCodec<Object, Object> reader = codec(name);
        long most = 0;
        for (int i = 0; i < FORGED; i++) {
            byte[] payload = damage(payloads.get(i % payloads.size()));
            most = Math.max(most, allocatedBy(() -> reader.open("key", NAME, forged(codec, payload))));
        }

        assertThat(most).isLessThan(ALLOCATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_noise_isNothing(String name) {
        Codec codec = new CodecAssembly(Wire.spec(Map.of())).codec(name);
        EntryCodec<Object, Object> reader = codec(name);
        long most = 0;
        for (int i = 0; i < DAMAGED; i++) {
            byte[] payload = new byte[random.nextInt(200)];
            random.nextBytes(payload);
            most = Math.max(most, allocatedBy(() -> reader.open("key", NAME, forged(codec, payload))));
            assertThat(reader.open("key", NAME, payload)).isNull();
        }

        assertThat(most).isLessThan(ALLOCATION);
    }

    @Test
    void open_forgedDepth_isNothing() {
        Codec codec = new CodecAssembly(Wire.spec(Map.of())).codec("kryo");
        byte[] payload = new byte[200_000];
        for (int i = 0; i < payload.length; i += 2) {
            // An ArrayList of one.
            payload[i] = 3 + 36;
            payload[i + 1] = 1;
        }

        assertThat(codec("kryo").open("key", NAME, forged(codec, payload))).isNull();
    }

    @Test
    void open_manyLargeObjectsOfNoBytes_isNothing() throws IOException {
        EntryCodec<Object, Object> reader = codec("kryo");
        Codec codec = new CodecAssembly(Wire.spec(Map.of())).codec("kryo");
        byte[] one = codec.encode(new ArrayList<>(List.of(new Wide())));
        String name = Wide.class.getName();
        // ArrayList, 200,000 of them; the class, of which no field was written; then one byte each.
        int many = 200_000;
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(
                new byte[] {one[0], (byte) (many & 0x7F | 0x80), (byte) (many >> 7 & 0x7F | 0x80), (byte) (many >> 14)
                });
        bytes.writeBytes(Arrays.copyOfRange(one, 2, 3 + name.length()));
        bytes.write(1);
        bytes.write(0);
        byte[] rest = new byte[many - 1];
        Arrays.fill(rest, (byte) (3 + FixedForms.END));
        bytes.writeBytes(rest);

        long allocated = allocatedBy(() -> assertThat(reader.open("key", NAME, forged(codec, bytes.toByteArray())))
                .isNull());

        assertThat(allocated).isLessThan(64L << 20);
        assertThat(reader.unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kryo", "java"})
    void open_classThatNobodyHasWritten_isNeitherInitializedNorMade(String name) throws IOException {
        // Written under another loader's policy, as another application would have.
        EntryCodecSpec elsewhere = new EntryCodecSpec(
                "other", Wire.spec(Map.of()).settings(), new ClassLoader() {}, Object.class, Object.class);
        for (Object gadget : List.of(new Gadget(), List.of(new Gadget()), new Holder(new Gadget()))) {
            Codec writer = new CodecAssembly(elsewhere).codec(name);
            byte[] payload = writer.encode(gadget);
            Gadget.MADE.clear();
            EntryCodec<Object, Object> reader = codec(name);

            assertThat(reader.open("key", NAME, forged(writer, payload))).isNull();
            assertThat(Gadget.MADE).isEmpty();
        }
    }

    private byte[] damage(byte[] bytes) {
        byte[] damaged = bytes.clone();
        int kind = random.nextInt(6);
        if (damaged.length == 0) {
            return damaged;
        }
        int at = random.nextInt(damaged.length);
        switch (kind) {
            case 0 -> damaged = Arrays.copyOf(damaged, at);
            case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> damaged[at] = (byte) random.nextInt(256);
            case 3 -> {
                // A length of a billion or so.
                for (int i = at; i < Math.min(damaged.length, at + 4); i++) {
                    damaged[i] = (byte) 0xFF;
                }
                if (at + 4 < damaged.length) {
                    damaged[at + 4] = 7;
                }
            }
            case 4 -> {
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
            }
            default -> {
                int to = random.nextInt(damaged.length);
                int length = Math.min(damaged.length - Math.max(at, to), 1 + random.nextInt(16));
                System.arraycopy(bytes, at, damaged, to, length);
            }
        }
        return damaged;
    }

    private static byte[] forged(Codec codec, byte[] payload) {
        return new Envelope(codec.id(), Version.next(), EntryCodec.NO_DEADLINE, null, payload)
                .sealed(NAME, new byte[0]);
    }

    private static byte[] encode(Codec codec, Object value) {
        try {
            return codec.encode(value);
        } catch (IOException e) {
            return fail(e);
        }
    }

    private static long allocatedBy(Runnable attempt) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        attempt.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private static String state(Object value) {
        return Arrays.deepToString(new Object[] {value instanceof Throwable failure ? failure.toString() : value});
    }

    private static List<Object> values(String name) {
        return values().stream()
                .filter(value -> name.equals("kryo") || value instanceof Serializable)
                .filter(value -> !(value instanceof Map.Entry))
                .toList();
    }

    private static List<Object> values() {
        return List.of(
                "text \u00e4\u20ac\ud83d\ude00",
                "x".repeat(300),
                new byte[100],
                new long[] {1, 2, 3},
                new int[20],
                new double[5],
                new Object[] {1, "a", null},
                new String[] {"a"},
                BigInteger.TWO.pow(200),
                new BigDecimal("1.50"),
                UUID.nameUUIDFromBytes(new byte[1]),
                Instant.EPOCH,
                new ArrayList<>(List.of(1, 2L, "c", 'd', 1.5)),
                new HashSet<>(Set.of("a", "b")),
                new HashMap<>(Map.of("a", 1, "b", List.of(2))),
                new TreeMap<>(Map.of("a", 1)),
                new ConcurrentHashMap<>(Map.of("a", 1)),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                EnumSet.of(TimeUnit.DAYS),
                Optional.of("a"),
                List.of(1, 2, 3),
                Set.of("a"),
                Map.of("a", 1),
                Map.entry("a", "b"),
                Arrays.asList(1, null),
                Collections.unmodifiableMap(new HashMap<>(Map.of("a", new Point(1, 2)))),
                Collections.nCopies(3, "a"),
                new Vector<>(List.of(1, 2)),
                new CopyOnWriteArrayList<>(List.of(1, 2)),
                new PriorityQueue<>(List.of(3, 1)),
                new ArrayBlockingQueue<>(5, true, List.of(1)),
                identityMap(),
                BitSet.valueOf(new long[] {5}),
                new IllegalStateException("message", new RuntimeException("cause")),
                new Point(3, 4),
                new Point[] {new Point(1, 2)},
                new Bean("a", 5, List.of(new Point(5, 6))));
    }

    private static IdentityHashMap<String, Integer> identityMap() {
        IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
        map.put("a", 1);
        return map;
    }

    record Point(int x, int y) implements Serializable {}

    static final class Bean implements Serializable {
        private static final long serialVersionUID = 1;

        private final String name;
        private final int number;

        @SuppressWarnings("serial") // that of the tests is
        private final List<Point> points;

        Bean(String name, int number, List<Point> points) {
            this.name = name;
            this.number = number;
            this.points = points;
        }

        @Override
        public String toString() {
            return name + number + points;
        }
    }

    static final class Wide {
        long a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z;
        long a1, b1, c1, d1, e1, f1, g1, h1, i1, j1, k1, l1, m1, n1, o1, p1, q1, r1, s1, t1, u1, v1, w1, x1, y1, z1;
        long a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, m2, n2, o2, p2, q2, r2, s2, t2, u2, v2, w2, x2, y2, z2;
    }

    /** Does harm as soon as it is made. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;
        static final List<String> MADE = new ArrayList<>();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            MADE.add("read");
            in.defaultReadObject();
        }
    }

    record Holder(@Nullable Object content) implements Serializable {
        Holder {
            Gadget.MADE.add("constructed");
        }
    }
}
