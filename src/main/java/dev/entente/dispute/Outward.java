// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.entente.conversation.Draft;
import dev.entente.conversation.StoredEvent;
import dev.entente.outbox.Notice;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the outside hears of a decision: which case, what happened, and where the case stands now. Nobody's words and
/// nobody's name go out; whoever wants them reads the case. Plain words are no decision and are not told at all.
final class Outward {

    private final Case before;

    private final Case now;

    private final Command command;

    private final List<Notice> notices = new ArrayList<>();

    private Outward(Case before, Case now, Command command) {
        this.before = before;
        this.now = now;
        this.command = command;
    }

    static Notice opened(Case first, Instant at) {
        var data = standing(first).put("seq", 0L);
        return Notice.of(first.tenant(), first.id(), "conversation.opened", at, data.toString());
    }

    /// @param stored what was said, in the order of the drafts
    static List<Notice> of(Case before, Case now, Command command, List<Draft> said, List<StoredEvent> stored) {
        var outward = new Outward(before, now, command);
        outward.remind(stored);
        for (int index = 0; index < stored.size(); index++) {
            outward.tell(said.get(index).kind(), said.get(index).body(), stored.get(index));
        }
        return outward.notices;
    }

    private void remind(List<StoredEvent> stored) {
        boolean reminds = this.command instanceof Command.Elapse(var timer) && timer.equals(Course.REMINDER);
        if (reminds && !stored.isEmpty()) {
            var data = JsonNodeFactory.instance.objectNode().put("on_silence", this.now.until().onSilence().action());
            add("dispute.reminder", stored.getFirst(), data);
        }
    }

    private void tell(String kind, ObjectNode body, StoredEvent event) {
        switch (kind) {
            case "proposal" -> add("dispute.proposal_made", event, pick(body, "proposal_id", "by", "remedy",
                    "amount_minor", "currency", "return", "return_paid_by", "expires_at"));
            case "agreement" -> add("dispute.agreed", event, outcome(body));
            case "decision" -> add("dispute.decided", event, outcome(body));
            case "settlement" -> add("settlement." + body.get("state").asString(), event,
                    pick(body, "instruction_id", "refund_minor", "release_minor", "leg", "reason"));
            case "handoff" -> handoff(body, event);
            case "stage" -> stage(body.get("stage").asString(), event);
            default -> {
                // said among the parties
            }
        }
    }

    private static ObjectNode outcome(ObjectNode body) {
        return pick(body, "proposal_id", "remedy", "amount_minor", "currency", "return", "return_paid_by", "by",
                "rule");
    }

    private void handoff(ObjectNode body, StoredEvent event) {
        String to = body.get("to").asString();
        String reason = body.get("reason").asString();
        if (reason.equals("claimed")) {
            var data = JsonNodeFactory.instance.objectNode();
            add("dispute.agent_assigned", event, data.put("agent_id", to).put("from", body.get("from").asString()));
        }
        else if (to.equals("agent") || to.equals("queue")) {
            if (reason.equals("waited_long")) {
                add("sla.breached", event, pick(body, "reason"));
            }
            add("dispute.escalated", event, pick(body, "reason"));
        }
    }

    private void stage(String stage, StoredEvent event) {
        switch (stage) {
            case "resolved" -> add("dispute.resolved", event, JsonNodeFactory.instance.objectNode());
            case "closed" -> add("dispute.closed", event, JsonNodeFactory.instance.objectNode());
            default -> opened(event);
        }
    }

    /// A dispute is opened when the talk becomes one, and again when it is taken up after
    /// its close.
    private void opened(StoredEvent event) {
        boolean told = this.notices.stream().anyMatch(notice -> notice.type().equals("dispute.opened"));
        boolean wasNone = this.before.stage() instanceof Stage.Talking || this.before.stage() instanceof Stage.Closed;
        if (wasNone && !told && !(this.now.stage() instanceof Stage.Talking)) {
            var data = JsonNodeFactory.instance.objectNode();
            add("dispute.opened", event, data.put("reopened", this.before.stage() instanceof Stage.Closed));
        }
    }

    private void add(String type, StoredEvent event, ObjectNode more) {
        var data = standing(this.now).put("seq", event.seq());
        data.setAll(more);
        this.notices.add(Notice.of(this.now.tenant(), this.now.id(), type, event.at(), data.toString()));
    }

    private static ObjectNode standing(Case one) {
        return JsonNodeFactory.instance.objectNode()
            .put("conversation_id", one.id().toString())
            .put("order_id", one.orderId())
            .put("stage", one.stage().wire())
            .put("awaited", one.stage().awaited().wire())
            .put("due_at", one.until().dueAt() == null ? null : one.until().dueAt().toString())
            .put("category", one.category())
            .put("tier", one.tier());
    }

    private static ObjectNode pick(ObjectNode body, String... fields) {
        var picked = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            if (body.has(field)) {
                picked.set(field, body.get(field));
            }
        }
        return picked;
    }

}
