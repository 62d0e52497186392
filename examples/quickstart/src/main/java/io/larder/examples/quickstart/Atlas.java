// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** The places of the IANA time zone database in an H2 database in memory. For one thread at a time. */
final class Atlas implements AutoCloseable {

    private static final String SCHEMA = """
            CREATE TABLE country (code CHAR(2) PRIMARY KEY, name VARCHAR NOT NULL);
            CREATE TABLE place (
                name VARCHAR PRIMARY KEY,
                country CHAR(2) NOT NULL REFERENCES country,
                latitude DOUBLE PRECISION NOT NULL,
                longitude DOUBLE PRECISION NOT NULL)
            """;

    /** Remoteness is a rank among all, so the distance of every two places is needed to answer for one. */
    private static final String REMOTENESS = """
            WITH distance AS (
                SELECT a.name, b.name AS neighbour,
                    12742 * ASIN(SQRT(POWER(SIN(RADIANS(b.latitude - a.latitude) / 2), 2)
                        + COS(RADIANS(a.latitude)) * COS(RADIANS(b.latitude))
                        * POWER(SIN(RADIANS(b.longitude - a.longitude) / 2), 2))) AS km
                FROM place a JOIN place b ON a.name <> b.name),
            nearness AS (
                SELECT name, neighbour, km, ROW_NUMBER() OVER (PARTITION BY name ORDER BY km) AS nth FROM distance),
            remoteness AS (
                SELECT name, neighbour, km, RANK() OVER (ORDER BY km DESC) AS nth FROM nearness WHERE nth = 1)
            SELECT country.name AS country, neighbour, km, nth
            FROM remoteness
                JOIN place ON place.name = remoteness.name
                JOIN country ON country.code = place.country
            WHERE remoteness.name = ?
            """;

    private final Connection connection;
    private final int places;

    private Atlas(Connection connection, int places) {
        this.connection = connection;
        this.places = places;
    }

    /** Makes the database and fills it from the tables that come with the program. */
    static Atlas open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        insert(
                connection,
                "INSERT INTO country VALUES (?, ?)",
                rows("iso3166.tab").map(line -> line.split("\t", -1)).toList());
        List<Place> places = rows("zone1970.tab").map(Place::parse).toList();
        insert(
                connection,
                "INSERT INTO place VALUES (?, ?, ?, ?)",
                places.stream()
                        .map(place ->
                                new Object[] {place.name(), place.countryCode(), place.latitude(), place.longitude()})
                        .toList());
        return new Atlas(connection, places.size());
    }

    int places() {
        return places;
    }

    /** How many distances one answer takes. */
    int distances() {
        return places * (places - 1);
    }

    /** Runs the query. */
    Remoteness remotenessOf(String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(REMOTENESS)) {
            query.setString(1, name);
            ResultSet row = query.executeQuery();
            if (!row.next()) {
                throw new NoSuchElementException("The time zone table has no place " + name);
            }
            return new Remoteness(
                    row.getString("country"),
                    row.getString("neighbour"),
                    Math.round(row.getDouble("km")),
                    row.getInt("nth"));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void insert(Connection connection, String sql, List<? extends Object[]> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    insert.setObject(column + 1, row[column]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Stream<String> rows(String table) {
        try (InputStream bytes = Atlas.class.getResourceAsStream(table)) {
            if (bytes == null) {
                throw new IllegalStateException("The table " + table + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return lines.lines().filter(line -> !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + table + " can not be read", e);
        }
    }
}
