// SPDX-License-Identifier: Apache-2.0
package io.larder.docs;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars of ratios, several for each row, as SVG that stands in a page: its colours are the page's, so they follow
 * the reader's choice of light or dark, and what it shows is text for those who can not see it.
 *
 * @param id unique on the page
 * @param title what is shown
 * @param unit what 1 means
 * @param most where the axis ends; longer bars are cut, and their number says so
 * @param series what the bars of a row are of, in their order
 * @param rows from top to bottom
 */
record BarChart(String id, String title, String unit, double most, List<String> series, List<Row> rows) {

    /**
     * Bars of one operation.
     *
     * @param bars of each series; null where that has none
     * @param goal for the first of them; null if there is none
     */
    record Row(
            String label,
            List<@Nullable Spread> bars,
            @Nullable Double goal) {}

    private static final int LEFT = 180;
    private static final int WIDTH = 428;
    private static final int RIGHT = 124;
    private static final int BAR = 11;
    private static final int GAP = 9;
    private static final int TOP = 62;
    private static final int BOTTOM = 24;

    String svg() {
        int height = TOP + rows.size() * rowHeight() + BOTTOM;
        StringBuilder svg = new StringBuilder(format(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\""
                        + " xmlns=\"http://www.w3.org/2000/svg\">%n",
                LEFT + WIDTH + RIGHT, height, id, id));
        svg.append(format("<title id=\"%s-title\">%s</title>%n", id, escaped(title)));
        svg.append(format("<desc id=\"%s-desc\">%s</desc>%n", id, escaped(description())));
        svg.append(format("<text class=\"heading\" x=\"0\" y=\"14\">%s</text>%n", escaped(title)));
        legend(svg);
        axis(svg, height);
        for (int row = 0; row < rows.size(); row++) {
            row(svg, rows.get(row), TOP + row * rowHeight() + GAP / 2);
        }
        return svg.append("</svg>\n").toString();
    }

    private int rowHeight() {
        return series.size() * BAR + GAP;
    }

    /** All numbers, in words. */
    private String description() {
        StringBuilder text = new StringBuilder(unit + ". Medians: ");
        for (Row row : rows) {
            text.append(row.label).append(": ");
            for (int bar = 0; bar < series.size(); bar++) {
                Spread spread = row.bars.get(bar);
                if (spread != null) {
                    text.append(series.get(bar)).append(format(" %.2f, ", spread.median()));
                }
            }
            text.setLength(text.length() - 2);
            text.append("; ");
        }
        text.setLength(text.length() - 2);
        return text.append('.').toString();
    }

    private void legend(StringBuilder svg) {
        int x = 0;
        for (int tone = 0; tone < series.size(); tone++) {
            svg.append(format("<rect class=\"t%d\" x=\"%d\" y=\"25\" width=\"10\" height=\"10\" rx=\"2\"/>", tone, x));
            svg.append(format("<text x=\"%d\" y=\"34\">%s</text>%n", x + 14, escaped(series.get(tone))));
            x += 30 + 7 * series.get(tone).length();
        }
        if (rows.stream().anyMatch(row -> row.goal != null)) {
            svg.append(format("<line class=\"goal\" x1=\"%d\" x2=\"%d\" y1=\"24\" y2=\"36\"/>", x + 2, x + 2));
            svg.append(format("<text x=\"%d\" y=\"34\">wanted of Larder</text>%n", x + 8));
            x += 125;
        }
        svg.append(format("<line class=\"range\" x1=\"%d\" x2=\"%d\" y1=\"30\" y2=\"30\"/>", x, x + 16));
        svg.append(format("<text x=\"%d\" y=\"34\">least and most of the rounds</text>%n", x + 20));
    }

    private void axis(StringBuilder svg, int height) {
        double step = most <= 2 ? 0.25 : most <= 5 ? 1 : 5;
        int bottom = height - BOTTOM;
        for (double tick = 0; tick <= most + 1e-9; tick += step) {
            boolean one = Math.abs(tick - 1) < 1e-9;
            svg.append(format(
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    one ? "one" : "grid", x(tick), x(tick), TOP - 4, bottom));
            svg.append(format(
                    "<text class=\"soft\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    x(tick), TOP - 8, step < 1 ? format("%.2f", tick) : format("%.0f", tick)));
        }
        svg.append(format("<text class=\"soft\" x=\"%d\" y=\"%d\">%s</text>%n", LEFT, bottom + 16, escaped(unit)));
    }

    private void row(StringBuilder svg, Row row, int top) {
        int middle = top + series.size() * BAR / 2 + 4;
        svg.append(format(
                "<text text-anchor=\"end\" x=\"%d\" y=\"%d\">%s</text>%n", LEFT - 8, middle, escaped(row.label)));
        for (int tone = 0; tone < series.size(); tone++) {
            Spread spread = row.bars.get(tone);
            if (spread != null) {
                bar(svg, tone, spread, top + tone * BAR, tone == 0 ? row.goal : null);
            }
        }
    }

    private void bar(StringBuilder svg, int tone, Spread spread, int y, @Nullable Double goal) {
        boolean cut = spread.median() > most;
        boolean missed = goal != null && spread.median() < goal;
        svg.append(format(
                "<rect class=\"t%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                tone, LEFT, y, Math.max(1, x(Math.min(spread.median(), most)) - LEFT), BAR - 2));
        double least = x(Math.min(spread.least(), most));
        double last = x(Math.min(spread.most(), most));
        if (!cut && last - least > 1) {
            svg.append(format(
                    "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    least, last, y + (BAR - 2) / 2.0, y + (BAR - 2) / 2.0));
        }
        if (goal != null) {
            svg.append(format(
                    "<line class=\"goal\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    x(goal), x(goal), y - 2, y + BAR));
        }
        svg.append(format(
                "<text class=\"%s\" font-size=\"10\" x=\"%d\" y=\"%d\">%s</text>%n",
                missed ? "missed" : "soft",
                LEFT + WIDTH + 6,
                y + BAR - 2,
                (cut ? "› " : "") + number(spread.median(), goal)));
    }

    /** With a third digit where two would hide that a goal was missed. */
    private static String number(double median, @Nullable Double goal) {
        if (goal == null || median >= goal) {
            return format("%.2f", median);
        }
        boolean hidden = format("%.2f", median).equals(format("%.2f", goal));
        return (hidden ? format("%.3f", median) : format("%.2f", median)) + format(" (wanted %.2f)", goal);
    }

    private double x(double value) {
        return LEFT + value / most * WIDTH;
    }

    @FormatMethod
    private static String format(@FormatString String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
