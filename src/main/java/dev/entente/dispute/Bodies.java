// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.entente.party.Localized;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The bodies of the events that a case gives rise to. What is said in words stands in English, with the French beside
/// it under {@code i18n}; a reader gets the one of his language.
public final class Bodies {

    private static final JsonNodeFactory nodes = JsonNodeFactory.instance;

    private Bodies() {
    }

    static ObjectNode empty() {
        return nodes.objectNode();
    }

    static ObjectNode text(String words) {
        return empty().put("text", words);
    }

    static ObjectNode worded(String words, String template) {
        return text(words).put("reworded", true).put("template", template);
    }

    static ObjectNode words(String field, Localized words) {
        return put(empty(), field, words);
    }

    static ObjectNode put(ObjectNode body, String field, Localized words) {
        body.put(field, words.en());
        french(body).put(field, words.fr());
        return body;
    }

    private static ObjectNode french(ObjectNode body) {
        return body.withObject("/i18n/fr");
    }

    public static ObjectNode question(Question question, String language) {
        ObjectNode body = empty().put("question_id", question.id());
        if (question.confirms() != null) {
            body.set("confirms", confirms(question.confirms()));
        }
        body.put("text", question.text().in(language)).put("input", question.input());
        var options = body.putArray("options");
        question.options()
            .forEach(option -> options.addObject().put("id", option.id()).put("label", option.label().in(language)));
        body.put("min", question.min()).put("max", question.max());
        body.put("why", question.why() != null ? question.why().in(language) : null);
        return body;
    }

    private static ObjectNode confirms(Question.Confirms confirms) {
        ObjectNode body = empty().put("decision", confirms.decision()).put("amount_minor", confirms.amountMinor());
        body.put("proposal_id", text(confirms.proposalId()));
        body.put("remedy", confirms.remedy() != null ? confirms.remedy().wire() : null);
        return body;
    }

    static ObjectNode answer(Question question, Answer answer, @Nullable Long understoodFrom) {
        ObjectNode body = empty().put("question_id", question.id());
        if (answer.optionIds() != null) {
            var ids = body.putArray("option_ids");
            answer.optionIds().forEach(ids::add);
            labels(body, question, answer.optionIds());
        }
        if (answer.text() != null) {
            body.put("text", answer.text());
        }
        if (answer.amountMinor() != null) {
            body.put("amount_minor", answer.amountMinor());
        }
        if (answer.date() != null) {
            body.put("date", answer.date().toString());
        }
        if (answer.photoIds() != null) {
            var ids = body.putArray("photo_ids");
            answer.photoIds().forEach(id -> ids.add(id.toString()));
        }
        if (understoodFrom != null) {
            body.put("understood_from", understoodFrom);
        }
        return put(body, "question", question.text());
    }

    private static void labels(ObjectNode body, Question question, List<String> chosen) {
        var english = body.putArray("labels");
        var french = french(body).putArray("labels");
        question.options().stream().filter(option -> chosen.contains(option.id())).forEach(option -> {
            english.add(option.label().en());
            french.add(option.label().fr());
        });
    }

    static ObjectNode response(Command.Respond respond) {
        ObjectNode body = empty().put("proposal_id", text(respond.proposalId()))
            .put("decision", respond.decision().wire());
        if (respond.decision() == Command.Response.COUNTER) {
            body.put("remedy", respond.remedy() != null ? respond.remedy().wire() : null)
                .put("amount_minor", respond.amountMinor());
        }
        return body.put("reason", respond.reason());
    }

    public static ObjectNode proposal(Proposal proposal) {
        ObjectNode body = empty().put("proposal_id", proposal.id().toString()).put("by", proposal.by().wire());
        terms(body, proposal.terms());
        put(body, "why", proposal.why());
        return body.put("rule", proposal.rule()).put("expires_at", proposal.expiresAt().toString());
    }

    private static void terms(ObjectNode body, Terms terms) {
        body.put("remedy", terms.remedy().wire())
            .put("amount_minor", terms.amountMinor())
            .put("currency", terms.currency())
            .put("return", terms.goodsReturn().wire())
            .put("return_paid_by", terms.goodsReturn() == Terms.Return.REQUIRED ? terms.returnPaidBy().wire() : null);
    }

    public static ObjectNode outcome(Agreement agreement) {
        ObjectNode body = empty().put("proposal_id", text(agreement.proposalId()));
        terms(body, agreement.terms());
        var english = body.putArray("reasons");
        var french = french(body).putArray("reasons");
        agreement.reasons().forEach(reason -> {
            english.add(reason.en());
            french.add(reason.fr());
        });
        body.put("by", agreement.by()).put("rule", agreement.rule()).put("option", agreement.option());
        if (agreement.tree() != null) {
            body.set("tree", tree(agreement.tree()));
        }
        return put(body, "redress", Sayings.REDRESS);
    }

    public static ObjectNode tree(TreeMark tree) {
        return empty().put("name", tree.name()).put("version", tree.version()).put("node", tree.node());
    }

    static ObjectNode settlement(Case.Split split, String state) {
        return empty().put("instruction_id", split.instructionId().toString())
            .put("state", state)
            .put("refund_minor", split.refundMinor())
            .put("release_minor", split.releaseMinor());
    }

    static ObjectNode stage(Stage stage, Wait until) {
        ObjectNode body = empty().put("stage", stage.wire()).put("awaited", stage.awaited().wire());
        body.put("due_at", text(until.dueAt()));
        body.set("on_silence", silence(until.onSilence(), "en"));
        french(body).set("on_silence", silence(until.onSilence(), "fr"));
        return body;
    }

    public static ObjectNode silence(Silence silence, String language) {
        return empty().put("action", silence.action()).put("text", silence.text().in(language));
    }

    static ObjectNode handoff(String from, String to, int tier, String reason, Localized text,
            @Nullable Long queuePosition) {
        ObjectNode body = empty().put("from", from)
            .put("to", to)
            .put("tier", tier)
            .put("reason", reason)
            .put("queue_position", queuePosition);
        return put(body, "text", text);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static @Nullable String time(@Nullable Instant time) {
        return text(time);
    }

}
