// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.deadline.ProductClock;
import dev.entente.decisiontree.Drawing;
import dev.entente.decisiontree.Edge;
import dev.entente.decisiontree.Tree;
import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.mediation.TreeBook;
import dev.entente.party.Refused;

/// What operators look at: the trees in force; in tests, also the clock.
@Component
class OperatorRoutes implements Routes {

    private static final MediaType MERMAID = MediaType.parseMediaType("text/vnd.mermaid");

    private static final Duration advanceMax = Duration.ofDays(3660);

    private final Json json;

    private final TreeBook trees;

    private final ProductClock clock;

    OperatorRoutes(Json json, TreeBook trees, ProductClock clock) {
        this.json = json;
        this.trees = trees;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        var routes = new ArrayList<>(List.of(Route.get("/trees", Route.OPERATORS, this::list),
                Route.get("/trees/{name}", Route.OPERATORS, List.of(MediaType.APPLICATION_JSON, MERMAID), this::show)));
        if (this.clock.isSettable()) {
            routes.add(Route.post("/test/clock", Route.OPERATORS, this::advance));
        }
        return routes;
    }

    private Mono<Reply> list(Call call) {
        ObjectNode page = Snapshots.object();
        var items = page.putArray("items");
        this.trees.inForce().inForce().forEach(tree -> items.add(head(tree, call)));
        return Mono.just(Reply.json(200, page.putNull("next")));
    }

    private static ObjectNode head(Tree tree, Call call) {
        return Snapshots.object()
            .put("name", tree.name())
            .put("title", tree.title().in(call.reader().language()))
            .put("category", tree.category())
            .put("version", tree.version());
    }

    private Mono<ServerResponse> show(Call call) {
        Tree tree = this.trees.inForce().named(call.request().pathVariable("name")).orElseThrow(Refused::notFound);
        boolean drawn = call.request().headers().accept().stream().anyMatch(MERMAID::equalsTypeAndSubtype);
        if (drawn) {
            return ServerResponse.ok()
                .contentType(new MediaType(MERMAID, StandardCharsets.UTF_8))
                .bodyValue(Drawing.mermaid(tree, call.reader().language()));
        }
        return Reply.json(200, whole(tree, call)).respond();
    }

    private static ObjectNode whole(Tree tree, Call call) {
        ObjectNode body = head(tree, call).put("start", tree.start());
        var edges = body.putArray("edges");
        tree.edges().forEach(edge -> edges.add(edge(edge)));
        ObjectNode files = body.putObject("files");
        tree.source().files().forEach(files::put);
        return body;
    }

    private static ObjectNode edge(Edge edge) {
        return Snapshots.object().put("from", edge.from()).put("label", edge.label()).put("to", edge.to());
    }

    private Mono<Reply> advance(Call call) {
        String text = call.fields(this.json).only("advance").name("advance");
        return this.clock.advance(duration(text))
            .map(now -> Reply.json(200, Snapshots.object().put("now", now.toString())));
    }

    private static Duration duration(String text) {
        try {
            Duration by = Duration.parse(text);
            if (!by.isNegative() && by.compareTo(advanceMax) <= 0) {
                return by;
            }
        }
        catch (DateTimeParseException ex) {
            // refused below
        }
        throw Refused.invalid("advance", "'advance' is an ISO 8601 duration from PT0S to P3660D.");
    }

}
