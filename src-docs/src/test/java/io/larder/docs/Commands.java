// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes apart commands that the build can not run, because they are the build itself, or Docker: every module, profile,
 * property, test and image that they name has to be there. Whatever else is to be typed in needs a test that does it.
 */
final class Commands {

    private static final Set<String> PHASES =
            Set.of("clean", "compile", "test", "package", "verify", "install", "deploy");
    private static final Set<String> FLAGS = Set.of("-q", "-B", "-o", "-ntp", "-am", "-f");
    private static final Set<String> OF_PLUGINS = Set.of(
            "surefire.failIfNoSpecifiedTests",
            "maven.javadoc.skip",
            "maven.repo.local",
            "newVersion",
            "generateBackupPoms",
            "altDeploymentRepository");
    private static final String IMAGES = "provider/src/test/java/io/larder/testing/servers/Version.java";

    private Commands() {}

    /** What is wrong with a command; nothing if all that it names is there. */
    static List<String> faults(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" +")));
        words.removeIf(word -> word.startsWith("JAVA_HOME="));
        return switch (words.get(0)) {
            case "./verify" -> ofMaven(words.subList(1, words.size()));
            case "mvn" -> ofMaven(words.subList(1, words.size()));
            case "docker" -> ofDocker(words);
            default -> List.of("no test runs '" + command + "', and it is neither Maven nor Docker");
        };
    }

    private static List<String> ofDocker(List<String> words) {
        String image = words.get(words.size() - 1);
        String tested = Sources.text(Sources.ROOT.resolve(IMAGES));
        return tested.contains("\"" + image + "\"") ? List.of() : List.of("no test is run on the image " + image);
    }

    private static List<String> ofMaven(List<String> words) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-pl")) {
                i++;
                modules(words.get(i), faults);
            } else if (word.startsWith("-D")) {
                property(word.substring(2), faults);
            } else if (word.startsWith("-P")) {
                require(poms().contains("<id>" + word.substring(2) + "</id>"), "profile", word, faults);
            } else {
                require(FLAGS.contains(word) || isGoal(word), "option or goal", word, faults);
            }
        }
        return faults;
    }

    private static void modules(String names, List<String> faults) {
        for (String name : names.split(",")) {
            require(Files.isRegularFile(Sources.ROOT.resolve(name).resolve("pom.xml")), "module", name, faults);
        }
    }

    private static void property(String assignment, List<String> faults) {
        String[] parts = assignment.split("=", 2);
        if (parts[0].equals("test") || parts[0].equals("it.test")) {
            tests(parts[1].replaceAll("'", ""), faults);
        } else {
            require(OF_PLUGINS.contains(parts[0]) || isRead(parts[0]), "property", parts[0], faults);
        }
    }

    /** "none" is what nobody calls a test. */
    private static void tests(String names, List<String> faults) {
        for (String name : names.split(",")) {
            String regex = ".*/" + Pattern.quote(name).replace("*", "\\E.*\\Q") + "\\.java";
            boolean none = name.equals("none");
            require(Sources.named(regex).isEmpty() == none, "test", name, faults);
        }
    }

    private static boolean isRead(String property) {
        return poms().contains("<name>" + property + "</name>")
                || poms().contains("${" + property + "}")
                || Sources.textOf(Sources.named(".*\\.java")).contains("\"" + property + "\"");
    }

    private static boolean isGoal(String word) {
        String plugin = word.replaceAll(":.*", "");
        return PHASES.contains(word)
                || word.equals("versions:set")
                || (word.contains(":") && poms().contains("<artifactId>" + plugin + "-maven-plugin"));
    }

    private static String poms() {
        return Sources.textOf(Sources.named("(.*/)?pom\\.xml"));
    }

    private static void require(boolean there, String kind, String name, List<String> faults) {
        if (!there) {
            faults.add("there is no " + kind + " " + name);
        }
    }
}
