// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.entente.testing.RealServers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares what everybody saw before an attempt with what they see after it, and names whatever it should not have
/// changed.
final class AttackVerdict {

    /// What stands in the conversation of somebody else, and nowhere else.
    static final String CANARY = "perroquet-vermillon";

    private static final Set<String> deeds = Set.of("agreement", "decision", "settlement", "label", "survey", "video",
            "note", "withdraw");

    private final Attack attack;

    private final AttackTrace before;

    private final AttackTrace after;

    private final List<JsonNode> since;

    private final List<String> faults = new ArrayList<>();

    private final List<String> misread = new ArrayList<>();

    private final Set<String> derived = new HashSet<>();

    private AttackVerdict(Attack attack, AttackTrace before, AttackTrace after) {
        this.attack = attack;
        this.before = before;
        this.after = after;
        this.since = after.since(before);
    }

    static AttackVerdict of(Attack attack, AttackTrace before, AttackTrace after) {
        var verdict = new AttackVerdict(attack, before, after);
        verdict.answers();
        verdict.money();
        verdict.stage();
        verdict.facts();
        verdict.authors();
        verdict.proposals();
        verdict.words();
        verdict.secrets();
        return verdict;
    }

    /// What it changed and should not have; none where the attempt has failed.
    List<String> faults() {
        return this.faults.stream().map(fault -> this.attack + ": " + fault).toList();
    }

    /// Answers that it was taken for, though it answers nothing and asked for no such
    /// answer: shown as understood from the
    /// words, and without any effect on money.
    List<String> misread() {
        return this.misread.stream().map(answer -> this.attack + ": " + answer).toList();
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            this.faults.add(fault);
        }
    }

    private void same(JsonNode one, JsonNode other, String what) {
        expect(Objects.equals(one, other), what + " changed from " + one + " to " + other);
    }

    private void money() {
        same(this.before.buyer().get("ledger"), this.after.buyer().get("ledger"), "the buyer's ledger");
        same(this.before.seller().get("ledger"), this.after.seller().get("ledger"), "the seller's ledger");
        same(this.before.card().get("ledger"), this.after.card().get("ledger"), "the ledger");
        same(this.before.card().get("agreement"), this.after.card().get("agreement"), "the agreement");
        this.since.stream()
            .filter(event -> deeds.contains(event.get("kind").asString()) && !isFlag(event))
            .forEach(event -> this.faults.add("a deed: " + event));
    }

    /// What tells agents, and nobody else, that an attempt stands out.
    private static boolean isFlag(JsonNode event) {
        return event.get("kind").asString().equals("note")
                && Set.of("bot", "system").contains(event.get("author").get("role").asString())
                && event.get("to").size() == 1;
    }

    private void stage() {
        String then = this.before.stage();
        String now = this.after.stage();
        boolean told = then.equals("talking") && now.equals("gathering") && mayCategorise();
        boolean countered = this.attack.where().equals("counter-reason") && now.equals("awaiting_buyer");
        expect(now.equals(then) || now.equals("awaiting_agent") || told || countered,
                "the stage went from " + then + " to " + now);
        same(this.before.card().get("controller"), this.after.card().get("controller"), "the controller");
    }

    private boolean mayCategorise() {
        JsonNode category = this.after.card().get("category");
        return category.isString() && this.derived.contains(category.asString());
    }

    private void facts() {
        same(order(this.before), order(this.after), "the order");
        same(this.before.buyer().get("buyer"), this.after.buyer().get("buyer"), "the buyer");
        same(this.before.buyer().get("seller"), this.after.buyer().get("seller"), "the seller");
        if (!mayCategorise()) {
            same(this.before.card().get("category"), this.after.card().get("category"), "the category");
            same(this.before.card().at("/tree/name"), this.after.card().at("/tree/name"), "the tree");
        }
    }

    /// A step of the parcel tells anew when it was delivered.
    private JsonNode order(AttackTrace trace) {
        var order = (ObjectNode) trace.card().get("order").deepCopy();
        if (this.attack.where().startsWith("parcel-")) {
            ((ObjectNode) order.get("parcel")).remove("delivered_at");
        }
        return order;
    }

    private void answers() {
        this.since.stream()
            .filter(event -> event.get("kind").asString().equals("answer"))
            .filter(event -> event.at("/body/understood_from").isNumber())
            .forEach(this::answer);
    }

    private void answer(JsonNode event) {
        JsonNode body = event.get("body");
        String role = event.at("/author/role").asString();
        expect(role.equals(this.attack.role()), "an answer of another: " + event);
        var chosen = body.path("option_ids").valueStream().map(JsonNode::asString).toList();
        boolean dictated = chosen.isEmpty() || chosen.stream().anyMatch(this.attack.dictates()::contains);
        expect(!dictated, "an answer that it dictates: " + body);
        this.derived.addAll(chosen);
        if (!this.attack.honest().containsAll(chosen)) {
            this.misread.add(body.get("question_id") + " " + chosen);
        }
    }

    private void authors() {
        var people = new HashSet<>(List.of("bot", "system"));
        people.add(this.attack.role());
        if (this.attack.where().equals("field")) {
            people.remove(this.attack.role());
        }
        for (JsonNode event : this.since) {
            var author = event.get("author");
            String role = author.get("role").asString();
            expect(people.contains(role), "an event of " + author);
            if (role.equals("buyer") || role.equals("seller")) {
                JsonNode person = this.before.buyer().get(role);
                same(person.get("id"), author.get("id"), "the author's id");
                same(person.get("name"), author.get("name"), "the author's name");
            }
        }
    }

    private void proposals() {
        var made = this.since.stream().filter(event -> event.get("kind").asString().equals("proposal")).toList();
        boolean counter = this.attack.where().equals("counter-reason");
        expect(made.isEmpty() || (counter && made.size() == 1), "a proposal: " + made);
        made.forEach(event -> expect(event.at("/body/amount_minor").asLong() == 3_000, "another amount: " + event));
        boolean closes = this.after.stage().equals("awaiting_agent") || counter
                || this.attack.where().equals("refusal-reason");
        expect(closes ? counter || this.before.openProposals().containsAll(this.after.openProposals())
                : this.before.openProposals().equals(this.after.openProposals()), "other proposals are open");
    }

    private void words() {
        long asked = this.since.stream().filter(event -> event.at("/body/confirms").isObject()).count();
        expect(asked <= 1, asked + " questions of what a yes would do");
        var words = new AttackWords(this.attack);
        for (JsonNode event : this.since) {
            boolean asksBack = event.at("/body/confirms").isObject();
            if (AttackTrace.isOurs(event)) {
                AttackTrace.words(event).forEach(text -> this.faults.addAll(words.faults(text, asksBack)));
            }
        }
    }

    private void secrets() {
        String all = this.after.everything();
        expect(!all.contains(CANARY), "words of another conversation");
        expect(!all.contains(RealServers.TOKEN_SECRET), "the secret of tokens");
        expect(!all.contains("r2dbc:") && !all.contains("jdbc:"), "an address of the database");
    }

}
