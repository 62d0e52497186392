// SPDX-License-Identifier: Apache-2.0
package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Route.By;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void containers_each_hasACopying() {
        assertThat(Routes.CONTAINERS).allSatisfy(type -> {
            assertThat(Routes.of(type).by()).isEqualTo(By.CONTAINER);
            assertThat(ContainerCopying.of(type)).isNotNull();
        });
    }

    @Test
    void of_subclassOfAContainer_isNotAContainer() {
        assertThat(Routes.of(UserCases.Named.class).by()).isEqualTo(By.JAVA);
    }

    @Test
    void of_aClass_doesNotInitializeIt() {
        Routes.of(Explosive.class);

        assertThat(exploded).isFalse();
    }

    @Test
    void of_applicationClasses_areByTheirHooks() {
        assertThat(Set.of(UserCases.Bean.class, UserCases.Dachshund.class, UserCases.Holder.class))
                .allSatisfy(type -> assertThat(Routes.of(type).by()).isEqualTo(By.FIELDS));
        assertThat(List.of(
                        UserCases.Rebuilding.class,
                        UserCases.Replaced.class,
                        UserCases.External.class,
                        UserCases.Chosen.class))
                .allSatisfy(type -> assertThat(Routes.of(type).by()).isEqualTo(By.JAVA));
    }

    private static boolean exploded;

    static class Explosive {
        static {
            exploded = true;
        }
    }
}
