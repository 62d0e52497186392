// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What README.md shows, and how pom.xml runs the program. */
final class Readme {

    private static final Pattern CURL = Pattern.compile(
            "\\$ curl -s (?:-(?<jar>[cb]) (?<cookies>[a-z]+) )?(?:-X (?<method>POST) )?'?localhost:(?<port>[0-9]+)(?<path>[^']+)'?");
    private static final Pattern ARGUMENT = Pattern.compile("<argument>([^-].*?)</argument>");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> jars = new HashMap<>();

    /** The lines of all blocks of this kind. */
    static List<String> blocks(String kind) throws IOException {
        Pattern block = Pattern.compile("(?ms)^ *```" + kind + "\n(.*?)^ *```$");
        return block.matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(found -> found.group(1).lines())
                .map(String::strip)
                .toList();
    }

    /** The class that the profile {@code run} starts, and its arguments. */
    static List<String> programInPom() throws IOException {
        return ARGUMENT.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Does what the commands say, and compares what is answered with the lines that follow them. */
    void holds(Map<Integer, Integer> ports) throws IOException, InterruptedException {
        List<String> lines = blocks("http");
        assertThat(lines).hasSizeGreaterThan(10);
        for (int line = 0; line < lines.size(); line += 2) {
            String wanted = lines.get(line + 1) + "\n";
            assertThat(answered(lines.get(line), wanted, ports))
                    .as(lines.get(line))
                    .isEqualTo(wanted);
        }
    }

    /** The answer; to a question, the first that is as wanted: behind a near tier it is so a moment later. */
    private String answered(String command, String wanted, Map<Integer, Integer> ports)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        String answer = answer(command, ports);
        while (!answer.equals(wanted)
                && !command.contains("-X POST")
                && System.nanoTime() - begun < PATIENCE.toNanos()) {
            LockSupport.parkNanos(1_000_000);
            answer = answer(command, ports);
        }
        return answer;
    }

    private String answer(String command, Map<Integer, Integer> ports) throws IOException, InterruptedException {
        Matcher curl = CURL.matcher(command);
        assertThat(curl.matches()).as(command).isTrue();
        int port = ports.get(Integer.parseInt(curl.group("port")));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + curl.group("path")));
        if ("b".equals(curl.group("jar"))) {
            request.header("Cookie", jars.get(curl.group("cookies")));
        }
        if (curl.group("method") != null) {
            request.POST(BodyPublishers.noBody());
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if ("c".equals(curl.group("jar"))) {
            String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
            jars.put(curl.group("cookies"), cookie.replaceFirst(";.*", ""));
        }
        return response.body();
    }
}
