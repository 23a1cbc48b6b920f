// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.entente.party.Role;

/// Which of the three sides may see an event.
///
/// @param bits 1 the buyer, 2 the seller, 4 the agents
public record Audience(int bits) {

    public static final Audience ALL = new Audience(7);

    public static final Audience STAFF = new Audience(4);

    private static final List<List<String>> WIRE = IntStream.rangeClosed(0, ALL.bits)
        .mapToObj(bits -> Stream.of(Role.BUYER, Role.SELLER, Role.AGENT)
            .filter(role -> (bits & bit(role)) != 0)
            .map(Role::wire)
            .toList())
        .toList();

    /// One side and the agents.
    public static Audience of(Role role) {
        return new Audience(bit(role) | STAFF.bits);
    }

    public boolean has(Role role) {
        return (this.bits & bit(role)) != 0;
    }

    /// The roles by name, as events list them.
    public List<String> wire() {
        return WIRE.get(this.bits);
    }

    static int bit(Role role) {
        return switch (role) {
            case BUYER -> 1;
            case SELLER -> 2;
            case AGENT -> 4;
            default -> 0;
        };
    }

}
