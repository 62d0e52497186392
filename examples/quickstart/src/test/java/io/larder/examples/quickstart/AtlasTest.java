// SPDX-License-Identifier: Apache-2.0
package io.larder.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AtlasTest {

    @Test
    void parse_southWestInDegreesAndMinutes_givesNegativeDegrees() {
        Place place = Place.parse("CL\t-2709-10926\tPacific/Easter\tEaster Island");

        assertThat(place.name()).isEqualTo("Pacific/Easter");
        assertThat(place.countryCode()).isEqualTo("CL");
        assertThat(place.latitude()).isEqualTo(-27.15, within(1e-9));
        assertThat(place.longitude()).isEqualTo(-109.433333, within(1e-6));
    }

    @Test
    void parse_secondsAndManyCountries_countsSecondsAndTakesTheFirst() {
        Place place = Place.parse("AQ,XX\t-720041+0023206\tAntarctica/Troll");

        assertThat(place.countryCode()).isEqualTo("AQ");
        assertThat(place.latitude()).isEqualTo(-(72 + 41 / 3600.0), within(1e-9));
        assertThat(place.longitude()).isEqualTo(2 + 32 / 60.0 + 6 / 3600.0, within(1e-9));
    }

    @Test
    void remotenessOf_knownPlaces_tellsNeighbourDistanceAndRank() throws Exception {
        try (Atlas atlas = Atlas.open()) {
            assertThat(atlas.remotenessOf("Antarctica/Troll").rank()).isEqualTo(1);
            assertThat(atlas.remotenessOf("Europe/Paris"))
                    .isEqualTo(new Remoteness("France", "Europe/Brussels", 261, 221));
            assertThat(atlas.distances()).isEqualTo(312 * 311);
        }
    }

    @Test
    void remotenessOf_unknownPlace_saysSo() throws Exception {
        try (Atlas atlas = Atlas.open()) {
            assertThatThrownBy(() -> atlas.remotenessOf("Atlantis"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("The time zone table has no place Atlantis");
        }
    }
}
