// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.Conversation;
import dev.entente.dispute.Bodies;
import dev.entente.dispute.Case;
import dev.entente.dispute.Cases;
import dev.entente.evidence.PhotoLooks;
import dev.entente.evidence.PhotoSignals;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Json;
import dev.entente.gateway.Reader;
import dev.entente.gateway.Snapshots;
import dev.entente.order.Orders;
import dev.entente.party.Caller;
import dev.entente.party.Role;

/// All that an agent is shown before acting: where the case stands, the order and its money, the parcel's way, what was
/// asked, answered and proposed, and the other cases of both parties.
@Component
class CaseCards {

    private final Json json;

    private final Snapshots snapshots;

    private final Orders orders;

    private final Cases cases;

    private final PhotoLooks photoLooks;

    private final GatewaySettings settings;

    CaseCards(Json json, Snapshots snapshots, Orders orders, Cases cases, PhotoLooks photoLooks,
            GatewaySettings settings) {
        this.json = json;
        this.snapshots = snapshots;
        this.orders = orders;
        this.cases = cases;
        this.photoLooks = photoLooks;
        this.settings = settings;
    }

    Mono<ObjectNode> draw(Snapshots.Seen seen, Reader reader) {
        var thread = seen.thread();
        return Mono
            .zip(steps(seen), history(thread, Role.BUYER, thread.buyer()),
                    history(thread, Role.SELLER, thread.seller()), photoSignals(thread, reader))
            .map(found -> {
                ObjectNode card = this.snapshots.body(seen, reader);
                card.set("order", OrderRoutes.shown(this.json, seen.order()));
                card.set("parcel_steps", found.getT1());
                card.set("buyer_history", found.getT2());
                card.set("seller_history", found.getT3());
                card.putObject("risk").set("photo_signals", found.getT4());
                table(card, seen.now(), reader);
                return card;
            });
    }

    private Mono<ArrayNode> steps(Snapshots.Seen seen) {
        return this.orders.steps(seen.thread().tenant(), seen.thread().orderId())
            .map(this.json::node)
            .collectList()
            .map(steps -> JsonNodeFactory.instance.arrayNode().addAll(steps));
    }

    /// What stands out about the photos: reasons to look twice, of which none decides.
    private Mono<ArrayNode> photoSignals(Conversation thread, Reader reader) {
        return this.photoLooks.signals(thread.id())
            .collectList()
            .map(photos -> JsonNodeFactory.instance.arrayNode()
                .addAll(photos.stream().flatMap(photo -> shown(photo, reader)).toList()));
    }

    private Stream<ObjectNode> shown(PhotoSignals photo, Reader reader) {
        return signals(photo).valueStream().map(ObjectNode.class::cast).map(signal -> {
            String text = signal.at("/i18n/" + reader.language() + "/text").asString(signal.get("text").asString());
            signal.remove("i18n");
            return signal.put("photo_id", photo.photoId().toString()).put("text", text);
        });
    }

    private ArrayNode signals(PhotoSignals photo) {
        return this.json.read(photo.json().getBytes(StandardCharsets.UTF_8), ArrayNode.class);
    }

    private void table(ObjectNode card, Case now, Reader reader) {
        var proposals = card.putArray("proposals");
        now.proposals()
            .forEach(proposal -> proposals.add(Snapshots.proposal(proposal, reader)
                .put("state", proposal.state().name().toLowerCase(Locale.ROOT))));
        var answers = card.putArray("answers");
        now.answers().forEach((question, answer) -> {
            ObjectNode given = answers.addObject().put("question_id", question);
            this.json.node(answer)
                .properties()
                .stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> given.set(field.getKey(), field.getValue()));
        });
        var questions = card.putArray("questions");
        now.questions()
            .values()
            .forEach(question -> questions
                .add(Bodies.question(question, reader.language()).put("to", question.to().wire())));
        card.put("rounds", now.rounds());
    }

    /// The other cases that this person had on the same side.
    private Mono<ArrayNode> history(Conversation thread, Role side, Conversation.Member person) {
        var asPerson = new Caller(thread.tenant(), side, person.id(), person.name(), person.locale(), null, 1, Set.of(),
                Instant.EPOCH);
        return this.cases.list(asPerson, null, this.settings.historyMax() + 1)
            .filter(listed -> !listed.now().id().equals(thread.id()))
            .take(this.settings.historyMax())
            .map(CaseCards::past)
            .collectList()
            .map(cases -> JsonNodeFactory.instance.arrayNode().addAll(List.copyOf(cases)));
    }

    private static ObjectNode past(Cases.Listed listed) {
        Case now = listed.now();
        var outcome = now.agreement();
        return Snapshots.object()
            .put("id", now.id().toString())
            .put("order_id", now.orderId())
            .put("stage", now.stage().wire())
            .put("category", now.category())
            .put("tier", now.tier())
            .put("remedy", outcome == null ? null : outcome.terms().remedy().wire())
            .put("amount_minor", outcome == null ? null : Long.valueOf(outcome.terms().amountMinor()))
            .put("currency", outcome == null ? null : outcome.terms().currency());
    }

}
