// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.party.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LimitsTests {

    private static final int MANY = 1_000_000;

    private static Caller caller(String tenant, Role role, String id) {
        return new Caller(tenant, role, id, id, "en", null, 1, Set.of(), Instant.MAX);
    }

    private static Limits limits(int perAddress, int perUser, int perTenant, int sendsPerUser, int sendsPerTenant) {
        return new Limits(new LimitSettings(perAddress, perUser, perTenant, sendsPerUser, sendsPerTenant, MANY, MANY,
                MANY, 2, 1_000));
    }

    @Test
    void countsEveryAddressForItself() {
        var limits = limits(3, MANY, MANY, MANY, MANY);
        IntStream.range(0, 3).forEach(_ -> assertThat(limits.request("192.0.2.1").isOver()).isFalse());

        var over = limits.request("192.0.2.1");
        assertThat(over.isOver()).isTrue();
        assertThat(over.retryAfter()).isBetween(1L, 20L);
        assertThat(over.headers()).containsEntry("RateLimit-Policy", "\"requests-per-address\";q=3;w=60")
            .hasEntrySatisfying("RateLimit", said -> assertThat(said).startsWith("\"requests-per-address\";r=0;t="));
        assertThat(limits.request("192.0.2.2").isOver()).isFalse();
    }

    @Test
    void tellsTheLimitThatLeavesLess() {
        var limits = limits(MANY, 5, 3, MANY, MANY);
        var buyer = caller("one", Role.BUYER, "b");

        assertThat(limits.request(buyer).limit()).isEqualTo("requests-per-tenant");
        limits.request(buyer);
        limits.request(buyer);
        assertThat(limits.request(caller("one", Role.SELLER, "s")).isOver()).isTrue();
        assertThat(limits.request(caller("two", Role.SELLER, "s")).isOver()).isFalse();
    }

    @Test
    void countsTheServersOfAMarketplaceOnlyWithTheirTenant() {
        var limits = limits(MANY, 2, 10, MANY, MANY);
        var marketplace = caller("one", Role.MARKETPLACE, "m");

        IntStream.range(0, 10).forEach(_ -> assertThat(limits.request(marketplace).isOver()).isFalse());
        assertThat(limits.request(marketplace).isOver()).isTrue();
    }

    @Test
    void countsWhatAPersonSaysOverAllConnections() {
        var limits = limits(MANY, MANY, MANY, 4, MANY);
        var first = limits.pace(caller("one", Role.BUYER, "b"));
        var second = limits.pace(caller("one", Role.BUYER, "b"));

        assertThat(IntStream.range(0, 4).allMatch(each -> (each % 2 == 0 ? first : second).allows())).isTrue();
        assertThat(second.allows()).isFalse();
        assertThatExceptionOfType(Refused.class).isThrownBy(first::demand)
            .satisfies(refused -> assertThat(refused.refusal().facts()).containsEntry("limit", "sends-per-user")
                .containsEntry("retry_after", 15L));
        assertThat(limits.pace(caller("one", Role.SELLER, "b")).allows()).isTrue();
    }

    @Test
    void countsWhatATenantSays() {
        var limits = limits(MANY, MANY, MANY, MANY, 1);
        assertThat(limits.pace(caller("one", Role.BUYER, "b")).allows()).isTrue();

        assertThatExceptionOfType(Refused.class).isThrownBy(limits.pace(caller("one", Role.SELLER, "s"))::demand)
            .satisfies(refused -> assertThat(refused.refusal().facts()).containsEntry("limit", "sends-per-tenant"));
        assertThat(limits.pace(caller("two", Role.BUYER, "b")).allows()).isTrue();
    }

    @Test
    void allowsSoManyAtTheSameTimeAndNoMore() {
        var streams = limits(MANY, MANY, MANY, MANY, MANY).streams();
        assertThat(streams.enter("b")).isTrue();
        assertThat(streams.enter("b")).isTrue();
        assertThat(streams.isFull("b")).isTrue();
        assertThat(streams.enter("b")).isFalse();
        streams.leave("b");
        streams.leave("b");
        assertThat(streams.isFull("b")).isFalse();
        assertThat(streams.isFull("s")).isFalse();
    }

    @Test
    void refusesALimitThatAllowsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> limits(MANY, 0, MANY, MANY, MANY));
    }

}
