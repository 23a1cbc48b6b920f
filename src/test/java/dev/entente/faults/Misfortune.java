// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.function.Consumer;

/// What can happen to a rig in a storm. Each begins at once; whatever it broke is mended afterwards.
enum Misfortune {

    LEFT_KILLED(rig -> rig.left().node().kill9()),

    RIGHT_KILLED(rig -> rig.right().node().kill9()),

    LEFT_STOPPED(rig -> rig.left().node().terminate().awaitExit()),

    RIGHT_STOPPED(rig -> rig.right().node().terminate().awaitExit()),

    LEFT_FROZEN(rig -> rig.left().node().freeze()),

    CLIENTS_CUT(rig -> {
        rig.left().door().cut();
        rig.right().door().cut();
    }),

    LEFT_DOOR_SHUT(rig -> rig.left().door().refuse()),

    RIGHT_DOOR_SLOW(rig -> rig.right().door().delay(Duration.ofMillis(150))),

    LEFT_LOST_POSTGRES(rig -> rig.left().postgres().refuse()),

    RIGHT_CUT_FROM_POSTGRES(rig -> rig.right().postgres().cut()),

    POSTGRES_SLOW(rig -> {
        rig.left().postgres().delay(Duration.ofMillis(40));
        rig.right().postgres().delay(Duration.ofMillis(40));
    }),

    POSTGRES_STOPPED(Rig::stopPostgres),

    POSTGRES_CRASHED(Rig::crashPostgres),

    REDIS_STOPPED(Rig::stopRedis),

    REDIS_LOST_ALL(Rig::loseRedis),

    LEFT_REDIS_HALF_OPEN(rig -> rig.left().redis().halfOpen()),

    RIGHT_LOST_REDIS(rig -> rig.right().redis().refuse());

    private final Consumer<Rig> begin;

    Misfortune(Consumer<Rig> begin) {
        this.begin = begin;
    }

    void befall(Rig rig) {
        this.begin.accept(rig);
    }

}
