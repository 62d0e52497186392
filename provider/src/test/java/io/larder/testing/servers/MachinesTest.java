// SPDX-License-Identifier: Apache-2.0
package io.larder.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.larder.testing.servers.Machines.Place;
import org.junit.jupiter.api.Test;

final class MachinesTest {

    @Test
    void choose_nothingAsked_takesDockerIfItAnswers() {
        assertThat(Machines.choose("", () -> true)).isEqualTo(Place.DOCKER);
        assertThat(Machines.choose("", () -> false)).isEqualTo(Place.PROCESS);
    }

    @Test
    void choose_asked_doesNotLookForDocker() {
        assertThat(Machines.choose("process", () -> fail("looked"))).isEqualTo(Place.PROCESS);
        assertThat(Machines.choose("Docker", () -> fail("looked"))).isEqualTo(Place.DOCKER);
    }

    @Test
    void choose_unknownPlace_namesTheProperty() {
        assertThatExceptionOfType(ServersUnavailableException.class)
                .isThrownBy(() -> Machines.choose("podman", () -> false))
                .withMessageContaining("test.servers")
                .withMessageContaining("podman");
    }
}
