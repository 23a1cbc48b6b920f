// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.UUID;
import java.util.function.Consumer;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Threads;
import dev.entente.party.Role;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shows a reply while it is being found: sentence by sentence, without a number, until the stored reply replaces it or it is
/// taken back.
@Component
class Deltas {

    private final Threads threads;

    Deltas(Threads threads) {
        this.threads = threads;
    }

    void say(UUID conversation, UUID turn, Role to, String text) {
        pass(conversation, turn, to, body -> body.put("text", text));
    }

    void takeBack(UUID conversation, UUID turn, Role to) {
        pass(conversation, turn, to, body -> body.put("aborted", true));
    }

    private void pass(UUID conversation, UUID turn, Role to, Consumer<ObjectNode> fill) {
        var event = JsonNodeFactory.instance.objectNode()
            .put("kind", "delta")
            .put("conversation_id", conversation.toString())
            .put("turn", turn.toString());
        event.putObject("author").put("role", Role.BOT.wire());
        fill.accept(event.putObject("body").put("turn", turn.toString()));
        this.threads.pass(conversation, Audience.of(to), event);
    }

}
