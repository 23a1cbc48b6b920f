// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.party.Caller;
import dev.entente.party.Role;
import dev.entente.party.Tokens;

/// Threads without a case, in which nobody speaks but the people of the test.
record TestThreads(Threads threads, Tokens tokens) {

    UUID start() {
        return start(UUID.randomUUID().toString());
    }

    /// The people are `b-NAME` and `s-NAME`.
    UUID start(String name) {
        UUID id = this.threads
            .start(new Threads.NewConversation("demo", "o-" + name, new Conversation.Member("b-" + name, "Alice", "fr"),
                    new Conversation.Member("s-" + name, "Brocante", "en")))
            .block()
            .id();
        this.threads.mode(id, null, false, true).block();
        return id;
    }

    String buyer(String name) {
        return token(Role.BUYER, "b-" + name);
    }

    String seller(String name) {
        return token(Role.SELLER, "s-" + name);
    }

    String agent(String id) {
        return token(Role.AGENT, id);
    }

    String token(Role role, String id) {
        return this.tokens.mint(caller(role, id, Duration.ofMinutes(10)), Duration.ofMinutes(10));
    }

    static Caller caller(Role role, String id, Duration life) {
        return new Caller("demo", role, id, id, "en", null, 2, Set.of(), Instant.now().plus(life));
    }

    static String subscribe(String id, UUID thread, String more) {
        return "SUBSCRIBE\nid:" + id + "\nreceipt:sub-" + id + "\ndestination:/topic/conversations/" + thread + "\n"
                + more + "\n^";
    }

    static String say(UUID thread, UUID clientId, String text, String receipt) {
        return "SEND\ndestination:/app/conversations/" + thread + "/events\nreceipt:" + receipt
                + "\n\n{\"client_id\":\"" + clientId + "\",\"kind\":\"text\",\"text\":\"" + text + "\"}^";
    }

    static String say(UUID thread, String text, String receipt) {
        return say(thread, UUID.randomUUID(), text, receipt);
    }

}
