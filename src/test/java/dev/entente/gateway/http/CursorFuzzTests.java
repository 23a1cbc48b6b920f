// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.Tally;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import dev.entente.testing.RealServers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// However a cursor is mutated, it is the place that was given out or none.
class CursorFuzzTests {

    private static final UUID PLACE = new UUID(0x0199_0000_0000_7000L, 42);

    private final Cursors cursors = new Cursors(RealServers.TOKEN_SECRET);

    private final Caller caller = new Caller("demo", Role.BUYER, "b-1", "Alice", "fr", null, 0, Set.of(), Instant.MAX);

    @Test
    void everyMutatedCursorIsRefusedOrTheOneThatWasGiven() {
        byte[] given = this.cursors.write(PLACE, this.caller).getBytes(StandardCharsets.US_ASCII);
        var mutator = new Mutator(List.of(given), List.of("=", "A", "-", "_", "%00"), 500);

        Tally tally = Campaign.named("cursors", 20_000, 0.1).run(mutator::draw, this::probe);

        assertThat(tally.outcomes()).containsKey("refused");
    }

    private String probe(byte[] input, SplittableRandom random) {
        String cursor = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(this.cursors.read(cursor, this.caller)).isEqualTo(PLACE);
            assertThat(Base64.getUrlDecoder().decode(cursor)).hasSize(32);
            return "the one that was given";
        }
        catch (Refused refused) {
            assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.INVALID);
            return "refused";
        }
    }

}
