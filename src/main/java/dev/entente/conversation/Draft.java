// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An event that is not stored yet.
///
/// @param turn the turn of the bot that says it
/// @param mark how the client knows it again
public record Draft(String kind, Author author, Audience to, ObjectNode body, @Nullable UUID turn,
        @Nullable ClientMark mark) {

    public static Draft of(String kind, Author author, Audience to, ObjectNode body) {
        return new Draft(kind, author, to, body, null, null);
    }

    public Draft marked(@Nullable ClientMark by) {
        return new Draft(this.kind, this.author, this.to, this.body, this.turn, by);
    }

    public Draft in(@Nullable UUID theTurn) {
        return new Draft(this.kind, this.author, this.to, this.body, theTurn, this.mark);
    }

}
