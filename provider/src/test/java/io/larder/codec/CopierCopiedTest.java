// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Copier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be changed is copied: the copy equals the original, and no change to one is seen on the other. */
class CopierCopiedTest {

    private final Copier copier = Copiers.byValue("copied");

    @ParameterizedTest
    @MethodSource("cases")
    void copy_mutable_isEqualAndApart(CopyCase one) {
        Object original = one.make().get();
        String state = one.state().apply(original);

        Object copy = copier.copy(original);

        assertThat(copy).isNotSameAs(original);
        assertThat(one.state().apply(copy)).isEqualTo(state);
        if (!one.byIdentity()) {
            assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original);
        }
        one.change().accept(copy);
        assertThat(one.state().apply(copy)).as("the change shows").isNotEqualTo(state);
        assertThat(one.state().apply(original)).as("and only there").isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void copy_ofACopy_isStillEqual(CopyCase one) {
        Object original = one.make().get();

        Object second = copier.copy(copier.copy(original));

        assertThat(one.state().apply(second)).isEqualTo(one.state().apply(original));
    }

    static Stream<CopyCase> cases() {
        return Stream.of(JdkCases.collections(), JdkCases.maps(), JdkCases.others(), UserCases.all())
                .flatMap(cases -> cases);
    }
}
