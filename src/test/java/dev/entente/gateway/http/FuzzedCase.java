// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A case for inputs to act on; its names stand for what they name.
///
/// @param id of the conversation
record FuzzedCase(TestMarket market, String id) {

    private static final Pattern NAME = Pattern.compile(
            "TOKEN-(buyer|seller|agent|operator|marketplace)|\\bUUID\\b|\\bORDER\\b|\\bETAG\\b|\\bID\\b|\\bid-1\\b|\\bTOKEN\\b");

    /// Opens one; people talk in every other, a bot in the rest.
    static FuzzedCase open(int port, boolean people) {
        var market = new TestMarket(port);
        String id = market.open();
        if (people) {
            market.escalate(id);
            market.until(id, market.agent, snapshot -> "awaiting_agent".equals(snapshot.path("stage").asString()));
            market.post("/conversations/" + id + "/claim", market.agent, "");
        }
        return new FuzzedCase(market, id);
    }

    /// The input with what its names mean here; the same random gives the same ids.
    String named(String input, SplittableRandom random) {
        return NAME.matcher(input).replaceAll(name -> Matcher.quoteReplacement(meaning(name.group(), random)));
    }

    private String meaning(String name, SplittableRandom random) {
        return switch (name) {
            case "TOKEN-seller" -> this.market.seller;
            case "TOKEN-agent" -> this.market.agent;
            case "TOKEN-operator" -> this.market.operator;
            case "TOKEN-marketplace" -> this.market.marketplace;
            case "UUID" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "ORDER" -> this.market.orderId;
            case "ETAG" -> this.market.get("/conversations/" + this.id, this.market.agent).header("ETag");
            case "ID", "id-1" -> this.id;
            default -> this.market.buyer;
        };
    }

}
