// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.entente.gateway.socket.Route.Verb;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTests {

    private final UUID id = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Route.class)
    void findsEachByItsAddressAndItsVerb(Route route) {
        String destination = route.address().replace("{id}", this.id.toString());
        Verb other = (route.verb() == Verb.SEND) ? Verb.SUBSCRIBE : Verb.SEND;

        assertThat(Route.find(route.verb(), destination)).hasValueSatisfying(place -> {
            assertThat(place.route()).isEqualTo(route);
            assertThat(place.id()).isEqualTo(route.address().contains("{id}") ? this.id : null);
        });
        assertThat(Route.find(other, destination)).isEmpty();
    }

    @Test
    void takesAnIdInOneFormOnly() {
        assertThat(Route.find(Verb.SUBSCRIBE,
                "/topic/conversations/" + this.id.toString().toUpperCase(java.util.Locale.ROOT)))
            .isEmpty();
        assertThat(Route.find(Verb.SUBSCRIBE, "/topic/conversations/{id}")).isEmpty();
        assertThat(Route.find(Verb.SUBSCRIBE, "/topic/conversations/" + this.id + "/events")).isEmpty();
    }

}
