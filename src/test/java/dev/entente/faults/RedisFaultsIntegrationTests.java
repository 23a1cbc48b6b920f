// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults 8, 9 and 10: the bell between the nodes is away, comes back empty, or is silent.
@EnabledOnOs(OS.LINUX)
class RedisFaultsIntegrationTests {

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void reachesPeopleOnAllNodesWhileRedisIsDown() {
        try (var talk = this.rig.talk().begin()) {
            this.rig.stopRedis();
            assertThat(this.rig.isRedisThere()).isFalse();
            assertThat(this.rig.left().node().readiness()).as("ready without Redis, as documented").isEqualTo(200);
            talk.caughtUp();

            var said = talk.buyer().say("said without Redis");
            talk.seller().awaitSeen(talk.buyer().awaitConfirmed().testimony().acks().getLast().seq());

            assertThat(talk.seller().testimony().seen()).extracting(Testimony.Seen::clientId).contains(said);
            this.rig.startRedis();
            talk.endsWell();
        }
    }

    @Test
    void startsWithoutRedis() {
        var redis = this.rig.left().redis();
        redis.refuse();
        this.rig.left().node().kill9().restart().awaitReady();

        try (var talk = this.rig.talk().begin()) {
            talk.endsWell();
            assertThat(redis.standing()).isZero();
            redis.restore();
            Rig.until("the node found Redis", () -> redis.standing() >= 2);
        }
    }

    @Test
    void ringsAgainAfterRedisForgotEverything() {
        try (var talk = this.rig.talk().begin()) {
            Rig.until("both nodes listen", () -> this.rig.listeners(talk.id()) == 2);
            int before = this.rig.right().redis().accepted();

            this.rig.loseRedis();

            Rig.until("both nodes listen at the new Redis", () -> this.rig.listeners(talk.id()) == 2);
            assertThat(this.rig.right().redis().accepted()).isGreaterThan(before);
            talk.endsWell();
        }
    }

    /// Which of the two lines lost something is left to chance; a dead one that listens
    /// stays
    /// subscribed at Redis, which knows nothing of its death either.
    @Test
    void findsOutThatItsLineToRedisIsDead() {
        try (var talk = this.rig.talk().begin()) {
            Rig.until("both nodes listen", () -> this.rig.listeners(talk.id()) == 2);
            var redis = this.rig.right().redis();
            int before = redis.accepted();
            redis.halfOpen();
            Rig.until("something was swallowed", () -> redis.droppedBytes() > 0);
            redis.restore();

            Rig.until("the right node has made both lines anew", () -> redis.accepted() >= before + 2);
            Rig.until("both nodes listen again", () -> this.rig.listeners(talk.id()) >= 2);
            talk.endsWell();
        }
    }

}
