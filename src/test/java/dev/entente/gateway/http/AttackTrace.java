// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// What the three who may see a conversation see of it at one moment.
///
/// @param card what an agent is shown before acting
record AttackTrace(JsonNode buyer, JsonNode seller, JsonNode card, List<JsonNode> buyerEvents,
        List<JsonNode> sellerEvents, List<JsonNode> events) {

    private static final Set<String> ours = Set.of("bot", "system");

    String stage() {
        return this.card.get("stage").asString();
    }

    List<JsonNode> since(AttackTrace before) {
        long head = before.card.get("head").asLong();
        return this.events.stream().filter(event -> event.get("seq").asLong() > head).toList();
    }

    List<String> openProposals() {
        return this.buyer.get("proposals").valueStream().map(one -> one.get("proposal_id").asString()).toList();
    }

    /// All that any of the three can read.
    String everything() {
        return this.buyer.toString() + this.seller + this.card + this.buyerEvents + this.sellerEvents + this.events;
    }

    static boolean isOurs(JsonNode event) {
        return ours.contains(event.at("/author/role").asString());
    }

    /// The words of an event that the platform chose; where a carrier's words are shown
    /// as such, they are not ours.
    static Stream<String> words(JsonNode event) {
        JsonNode body = event.get("body");
        if (event.get("kind").asString().equals("parcel")) {
            return Stream.of(body.path("text").asString(""));
        }
        return strings(body);
    }

    private static Stream<String> strings(JsonNode node) {
        return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(AttackTrace::strings);
    }

}
