// SPDX-License-Identifier: Apache-2.0
package io.larder.interop.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.testing.servers.SharedServers;
import java.math.BigDecimal;
import java.util.Properties;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The annotations of JSR-107, as Spring carries them out. */
@ParameterizedClass
@EnumSource
class Jsr107AnnotationsTest {

    private static final BigDecimal PRICE = new BigDecimal("7.00");
    private static final BigDecimal OTHER = new BigDecimal("8.50");
    private static final BigDecimal NEGATIVE = new BigDecimal("-1.00");

    @RegisterExtension
    static final SharedServers SERVERS = new SharedServers();

    private final Place place;
    private Application application;
    private PriceList list;
    private Cache<Object, Object> prices;

    Jsr107AnnotationsTest(Place place) {
        this.place = place;
    }

    @BeforeEach
    void start() {
        Properties settings = Application.settings(Application.newGroup());
        settings.setProperty("larder.caches.prices-EUR.statistics", "true");
        settings.setProperty("larder.caches.prices-USD.statistics", "true");
        application =
                Application.at(place.uri(SERVERS), settings, PriceList.class, ForeignPrices.class, ByCurrency.class);
        list = application.bean(PriceList.class);
        prices = application.cache("prices");
    }

    @AfterEach
    void end() {
        application.close();
    }

    @Test
    void cacheResult_again_comesFromTheCache() {
        assertThat(list.price(7)).isEqualTo(list.price(7)).isEqualTo(PRICE);

        assertThat(list.loads()).isEqualTo(1);
        assertThat(prices.get(7)).isEqualTo(PRICE);
    }

    @Test
    void cacheResult_keyParameters_makeTheKeyAlone() {
        list.price("a", 7, "this");
        list.price("a", 7, "that");
        list.price("b", 7, "this");

        assertThat(list.loads()).isEqualTo(2);
    }

    @Test
    void cacheResult_skipGet_asksAndPuts() {
        list.price(7);
        list.freshPrice(7);

        assertThat(list.price(7)).isEqualTo(new BigDecimal("8.00"));
        assertThat(list.loads()).isEqualTo(2);
    }

    @Test
    void cacheResult_cachedException_isThrownAgainWithoutAsking() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> list.priceOrFailure(-3))
                    .isExactlyInstanceOf(UnknownBook.class)
                    .hasMessage("no book -3");
        }
        assertThat(list.loads()).isEqualTo(1);
        assertThat(application.cache("failures").get(-3)).isInstanceOf(UnknownBook.class);
        assertThat(prices).isEmpty();
    }

    @Test
    void cacheResult_otherException_isNotKept() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> list.priceOrFailure(0)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(list.loads()).isEqualTo(2);
        assertThat(application.cache("failures")).isEmpty();
    }

    @Test
    void cacheResult_ownKeys_areFoundAgain() {
        list.priceOf("Walden");
        list.priceOf("WALDEN");

        assertThat(list.loads()).isEqualTo(1);
        assertThat(prices).extracting(Cache.Entry::getKey).containsExactly(new TitleKeys.TitleKey("walden"));
    }

    @Test
    void cacheResult_ownResolver_choosesTheCache() {
        ForeignPrices foreign = application.bean(ForeignPrices.class);
        foreign.priceIn(7, "EUR");
        foreign.priceIn(7, "EUR");
        foreign.priceIn(7, "USD");

        assertThat(foreign.loads()).isEqualTo(2);
        assertThat(application.cache("prices-EUR").get(7)).isEqualTo(PRICE);
        assertThat(application.cache("prices-USD").get(7)).isEqualTo(PRICE);
        assertThat(prices).isEmpty();
    }

    @Test
    void cachePut_noCacheFor_keepsWhatDidNotFail() {
        list.setUnlessFailing(7, OTHER);
        assertThatThrownBy(() -> list.setUnlessFailing(7, NEGATIVE)).hasMessage("as it should");

        assertThat(list.price(7)).isEqualTo(OTHER);
        assertThat(list.loads()).isZero();
    }

    /** JSR-107 wants every exception to prevent the put if none is named; Spring does not heed that, on any provider. */
    @Test
    void cachePut_ofMethodThatFails_keepsItAllTheSame() {
        assertThatThrownBy(() -> list.set(7, NEGATIVE)).hasMessage("as it should");

        assertThat(list.price(7)).isEqualTo(NEGATIVE);
    }

    @Test
    void cachePut_beforeInvocation_keepsItAlthoughItFails() {
        assertThatThrownBy(() -> list.setAtOnce(7, NEGATIVE)).hasMessage("as it should");

        assertThat(list.price(7)).isEqualTo(NEGATIVE);
    }

    @Test
    void cacheRemove_removes() {
        list.price(7);
        list.remove(7);

        assertThat(prices.containsKey(7)).isFalse();
    }

    @Test
    void cacheRemove_ofMethodThatFails_removesUnlessToldNotTo() {
        list.price(7);
        assertThatThrownBy(() -> list.removeUnlessFailing(7, true)).hasMessage("as it should");
        assertThat(prices.containsKey(7)).isTrue();

        assertThatThrownBy(() -> list.removeAtOnce(7, true)).hasMessage("as it should");
        assertThat(prices.containsKey(7)).isFalse();
    }

    @Test
    void cacheRemoveAll_removesAll() {
        list.price(1);
        list.price(2);
        list.removeAll();
        assertThat(prices).isEmpty();

        list.price(1);
        assertThatThrownBy(() -> list.removeAllAtOnce(true)).hasMessage("as it should");
        assertThat(prices).isEmpty();
    }
}
