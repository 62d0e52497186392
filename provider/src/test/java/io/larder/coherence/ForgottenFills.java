// SPDX-License-Identifier: Apache-2.0
package io.larder.coherence;

import static java.util.Objects.requireNonNull;

import io.larder.multijvm.JvmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * A planted fault: a JVM whose near tier does not notice that an entry was changed while it was read from the far tier.
 * A class takes the place of the near tier's own.
 */
final class ForgottenFills {

    private static final String FOLDER = "io/larder/store/tiered";

    private static final String SOURCE = """
            package io.larder.store.tiered;
            final class Fills {
                record Fill(String mark) {
                    boolean isSpoiled() { return false; }
                    Long toldAt() { return null; }
                }
                Fill begin(String mark) { return new Fill(mark); }
                void overtake(Fill fill) {}
                void end(Fill fill) {}
                Fill beginChange(String mark) { return new Fill(mark); }
                void spoil(String mark) {}
                void told(String mark, long at) {}
            }
            """;

    private ForgottenFills() {}

    /** A JVM that has the fault; a folder takes the class. */
    static JvmOptions options(Path folder) throws IOException {
        Class<?> original;
        try {
            original = Class.forName(FOLDER.replace('/', '.') + ".Fills");
        } catch (ClassNotFoundException renamed) {
            throw new AssertionError("Nothing would be planted: the near tier has no such class", renamed);
        }
        Path source = Files.createDirectories(folder.resolve(FOLDER)).resolve(original.getSimpleName() + ".java");
        Files.writeString(source, SOURCE);
        int exit = requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests")
                .run(null, null, null, "-proc:none", source.toString());
        if (exit != 0) {
            throw new AssertionError("The planted class is not even Java");
        }
        return JvmOptions.defaults().classes(folder);
    }
}
