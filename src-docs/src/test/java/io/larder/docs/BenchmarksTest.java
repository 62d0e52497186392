// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Charts and tables of benchmarks: they show what was measured, all of it, and today's. */
class BenchmarksTest {

    private static final Path ROOT = Path.of(System.getProperty("docs.root"));
    private static final Path SITE = Path.of(System.getProperty("docs.site"));
    private static final Pattern RANGE = Pattern.compile("([0-9.]+) \\(([0-9.]+)–([0-9.]+)\\)");
    private static final Pattern TYPED = Pattern.compile("\\d+\\.\\d+|\\d+ ?(?:ns|µs|times|%)");

    @Test
    void charts_eachIsShownWhole() throws IOException {
        String page = Files.readString(SITE.resolve("benchmarks.html")).replace("\r", "");
        Map<String, String> files = GeneratedPages.files(ROOT);
        files.keySet().removeIf(name -> !name.startsWith("chart-"));

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(files.values()).allSatisfy(chart -> assertThat(page).contains(chart.strip()));
    }

    @Test
    void charts_eachIsWellFormedAndCanBeReadAloud() throws Exception {
        for (Map.Entry<String, String> file : GeneratedPages.files(ROOT).entrySet()) {
            if (file.getKey().startsWith("chart-")) {
                Document chart = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(file.getValue())));
                Element svg = (Element) chart.getElementsByTagName("svg").item(0);
                assertThat(svg.getAttribute("role")).isEqualTo("img");
                String[] labels = svg.getAttribute("aria-labelledby").split(" ");
                assertThat(text(svg, "title", labels[0])).isNotBlank();
                assertThat(text(svg, "desc", labels[1])).contains("Speed in multiples of", "larder ");
            }
        }
    }

    private static String text(Element svg, String tag, String id) {
        Element element = (Element) svg.getElementsByTagName(tag).item(0);
        assertThat(element.getAttribute("id")).isEqualTo(id);
        return element.getTextContent();
    }

    @Test
    void numbers_onThePage_areNotTyped() {
        assertThat(TYPED.matcher(Pages.text("benchmarks.adoc")).results().map(MatchResult::group))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "redis", "memcached", "tiered"})
    void report_ofEachSuite_isOfTheSameRun(String suite) throws IOException {
        String report = Files.readString(ROOT.resolve("benchmarks/results/" + suite + "-quick.md"));

        assertThat(BenchmarkRun.read(ROOT, suite).machine())
                .containsKeys("date", "cores", "jdk", "larder")
                .allSatisfy((fact, value) -> assertThat(report).contains("- " + fact + ": " + value + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    local     | samples | Speed beside raw Caffeine                        |
                    redis     | speeds  | Speed beside raw Jedis                           | jedis
                    memcached | speeds  | Speed beside raw xmemcached                      | xmemcached
                    tiered    | hits    | Near hits beside `local:`                        | larder local:
                    tiered    | mixes   | Ninety-nine reads to a write, beside Caffeine + Jedis | caffeine+jedis
                    """)
    void ratios_ofEachSuite_areThoseOfItsReport(String suite, String list, String heading, @Nullable String baseline)
            throws IOException {
        List<List<String>> rows = BenchmarkReport.read(ROOT, suite).table(heading);
        int compared = 0;
        for (Map.Entry<BenchmarkCell, Map<String, List<Double>>> cell :
                BenchmarkRun.read(ROOT, suite).speeds(list).entrySet()) {
            for (List<String> row : rows.subList(1, rows.size())) {
                if (isOf(row.get(0), cell.getKey())) {
                    compared += compare(rows.get(0), row, cell.getValue(), baseline);
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(rows.size() - 1);
    }

    private static boolean isOf(String label, BenchmarkCell cell) {
        return label.equals(cell.row())
                || label.equals(cell.operation() + ", " + cell.threadsInWords())
                || label.equals(cell.operation() + ", 2 JVMs × " + cell.threadsInWords());
    }

    private static int compare(
            List<String> head, List<String> row, Map<String, List<Double>> speeds, @Nullable String baseline) {
        List<Double> base = baseline == null ? speeds.values().iterator().next() : speeds.get(baseline);
        int compared = 0;
        for (Map.Entry<String, List<Double>> contender : speeds.entrySet()) {
            int column = head.indexOf(contender.getKey());
            if (column > 0 && base != null) {
                Spread spread = BenchmarkRun.ratio(contender.getValue(), base);
                assertRange(row.get(column), spread, row.get(0) + ", " + contender.getKey());
                compared++;
            }
        }
        return compared;
    }

    private static void assertRange(String cell, Spread spread, String what) {
        MatchResult range = RANGE.matcher(cell).results().findFirst().orElse(null);
        assertThat(range).as(what + ": " + cell).isNotNull();
        double[] found = {spread.median(), spread.least(), spread.most()};
        for (int number = 0; number < found.length; number++) {
            assertThat(found[number])
                    .as(what)
                    .isBetween(
                            Double.parseDouble(requireNonNull(range).group(number + 1)) - 0.0051,
                            Double.parseDouble(range.group(number + 1)) + 0.0051);
        }
    }
}
