// SPDX-License-Identifier: Apache-2.0
package io.larder.architecture;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The texts in a class file: every string literal and every name (JVM specification, section 4.4). */
final class ConstantPool {

    private static final int MAGIC_AND_VERSION = 8;

    private ConstantPool() {}

    static List<String> texts(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.skipNBytes(MAGIC_AND_VERSION);
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 15 -> in.skipNBytes(3);
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                default -> throw new IOException("Unknown constant of kind " + tag);
            }
        }
        return texts;
    }
}
