// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The home of somebody who has never built Larder: his local repository holds what is published, and nothing else. What
 * else he needs, Maven fetches from where the build found it, and from Maven Central what is not there.
 */
record Home(Path folder) {

    private static final long MINUTES_ALLOWED = 5;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[;\\d]*m");

    /** What a program wrote, errors too, and how it ended. */
    record Run(int exitCode, String output) {}

    static Home furnish(Path folder) throws IOException {
        Path artifact = Files.createDirectories(
                repository(folder).resolve("io/larder/larder").resolve(Published.VERSION));
        String name = "larder-" + Published.VERSION;
        Files.copy(Published.jar(), artifact.resolve(name + ".jar"));
        Files.copy(Published.pom(), artifact.resolve(name + ".pom"));
        Files.writeString(folder.resolve(".m2/settings.xml"), settings(folder));
        return new Home(folder);
    }

    private static String settings(Path folder) throws IOException {
        return """
            <settings>
                <localRepository>%3$s</localRepository>
                <offline>%1$s</offline>
                <mirrors>
                    <mirror>
                        <id>as-it-is</id>
                        <mirrorOf>build</mirrorOf>
                        <url>%2$s</url>
                    </mirror>
                    %4$s
                </mirrors>
                %5$s
                <profiles>
                    <profile>
                        <id>build</id>
                        <repositories>
                            <repository>
                                <id>build</id>
                                <url>%2$s</url>
                                <releases><checksumPolicy>ignore</checksumPolicy></releases>
                                <snapshots><enabled>false</enabled></snapshots>
                            </repository>
                        </repositories>
                        <pluginRepositories>
                            <pluginRepository>
                                <id>build</id>
                                <url>%2$s</url>
                                <releases><checksumPolicy>ignore</checksumPolicy></releases>
                                <snapshots><enabled>false</enabled></snapshots>
                            </pluginRepository>
                        </pluginRepositories>
                    </profile>
                </profiles>
                <activeProfiles><activeProfile>build</activeProfile></activeProfiles>
            </settings>
            """.formatted(
                Published.offline(),
                Published.repositoryOfTheBuild().toUri(),
                repository(folder),
                inherited("mirrors"),
                "<proxies>" + inherited("proxies") + "</proxies><servers>" + inherited("servers") + "</servers>");
    }

    private static Path repository(Path folder) {
        return folder.resolve(".m2/repository");
    }

    /** What the build was told of the way to Maven Central. */
    private static String inherited(String element) throws IOException {
        Path settings = Published.settingsOfTheBuild();
        if (!Files.exists(settings)) {
            return "";
        }
        Matcher content = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">")
                .matcher(Files.readString(settings).replaceAll("(?s)<!--.*?-->", ""));
        return content.find() ? content.group(1) : "";
    }

    /** Runs a program; Maven, if it is one or starts one, finds this home. */
    Run run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_ARGS");
        builder.environment().put("MAVEN_SKIP_RC", "true");
        builder.environment()
                .put(
                        "MAVEN_OPTS",
                        Objects.toString(System.getenv("MAVEN_OPTS"), "") + " -Xmx512m -Duser.home=" + folder
                                + " -Dmaven.repo.local=" + repository(folder) + " -Daether.offline.protocols=file");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES_ALLOWED, TimeUnit.MINUTES)) {
                throw new IllegalStateException(command + " has not ended after " + MINUTES_ALLOWED
                        + " minutes; it wrote:\n" + Files.readString(output));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(
                process.exitValue(), COLOUR.matcher(Files.readString(output)).replaceAll(""));
    }
}
