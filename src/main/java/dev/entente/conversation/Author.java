// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import dev.entente.party.Caller;
import dev.entente.party.Role;

/// Who says an event.
public record Author(Role role, String id, String name) {

    public static final Author BOT = new Author(Role.BOT, "bot", "Entente");

    public static final Author SYSTEM = new Author(Role.SYSTEM, "system", "Entente");

    public static Author of(Caller caller) {
        return new Author(caller.role(), caller.id(), caller.name());
    }

}
