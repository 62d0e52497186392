// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.hibernate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Regions that a file declares. */
class RegionsTest {

    @Test
    void open_regionThatNoFileDeclares_failsIfMissingCachesShallFail() throws Exception {
        try (Database database = new Database()) {
            Shop shop = Shop.at(database.fresh(), "local:/", "regions").with("hibernate.cache.region_prefix", "other");

            assertThatThrownBy(shop::open)
                    .hasRootCauseInstanceOf(org.hibernate.cache.CacheException.class)
                    .rootCause()
                    .hasMessageContaining("On-the-fly creation of JCache Cache objects is not supported [other.");
        }
    }

    @Test
    void open_fileWithMistakes_saysAllOfThem() throws Exception {
        try (Database database = new Database()) {
            Shop shop = Shop.at(database.fresh(), "local:/", "regions").region("regions.lifetime", "soon");

            assertThatThrownBy(shop::open)
                    .rootCause()
                    .hasMessageContaining("larder.caches.stocks.expiry")
                    .hasMessageContaining("larder.caches.visits.expiry");
        }
    }
}
