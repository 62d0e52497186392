// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of {@code zone1970.tab}.
 *
 * @param name the time zone, {@code Pacific/Easter}
 * @param countryCode of ISO 3166, the first where the table names several
 * @param latitude in degrees, north positive
 * @param longitude in degrees, east positive
 */
record Place(String name, String countryCode, double latitude, double longitude) {

    private static final Pattern POSITION =
            Pattern.compile("([+-])(\\d\\d)(\\d\\d)(\\d\\d)?([+-])(\\d\\d\\d)(\\d\\d)(\\d\\d)?");

    /** Reads the line {@code CL<tab>-2709-10926<tab>Pacific/Easter<tab>...}. */
    static Place parse(String line) {
        String[] columns = line.split("\t", -1);
        Matcher position = POSITION.matcher(columns[1]);
        if (!position.matches()) {
            throw new IllegalArgumentException("zone1970.tab: no position in the line: " + line);
        }
        return new Place(columns[2], columns[0].substring(0, 2), degrees(position, 1), degrees(position, 5));
    }

    private static double degrees(Matcher position, int signGroup) {
        double degrees = number(position, signGroup + 1)
                + number(position, signGroup + 2) / 60
                + number(position, signGroup + 3) / 3600;
        return position.group(signGroup).equals("-") ? -degrees : degrees;
    }

    private static double number(Matcher position, int group) {
        String digits = position.group(group);
        return digits == null ? 0 : Double.parseDouble(digits);
    }
}
