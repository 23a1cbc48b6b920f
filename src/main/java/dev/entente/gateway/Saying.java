// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.entente.dispute.Answer;
import dev.entente.dispute.Command;
import dev.entente.dispute.Remedy;
import dev.entente.party.Refused;

/// What a client can say in a thread.
sealed interface Saying {

    /// The most characters of one saying.
    int TEXT_MAX = 4_000;

    int REASON_MAX = 1_000;

    int PHOTOS_MAX = 10;

    int OPTIONS_MAX = 50;

    /// Plain words.
    record Text(String text) implements Saying {
    }

    /// Photos that were uploaded before.
    record Photos(List<UUID> ids, @Nullable String text) implements Saying {
    }

    record Answered(String questionId, Answer answer) implements Saying {
    }

    record Response(@Nullable UUID proposalId, Command.Response decision, @Nullable Remedy remedy,
            @Nullable Long amountMinor, @Nullable String currency, @Nullable String reason) implements Saying {
    }

    record AskPerson() implements Saying {
    }

    record Undo(String questionId) implements Saying {
    }

    record Withdraw() implements Saying {
    }

    record ConfirmReceived() implements Saying {
    }

    record Contest(String reason) implements Saying {
    }

    /// Reads the fields of a kind, and no others.
    static Saying read(StrictBody body) {
        String kind = body.name("kind");
        return switch (kind) {
            case "text" -> new Text(fields(body, "text").text("text", TEXT_MAX));
            case "photos" -> {
                fields(body, "photo_ids", "text");
                yield new Photos(body.uuids("photo_ids", PHOTOS_MAX), body.findText("text", TEXT_MAX));
            }
            case "answer" ->
                answered(fields(body, "question_id", "option_ids", "text", "amount_minor", "date", "photo_ids"));
            case "response" ->
                response(fields(body, "proposal_id", "decision", "remedy", "amount_minor", "currency", "reason"));
            case "ask_person" -> nothing(body, new AskPerson());
            case "undo" -> new Undo(fields(body, "question_id").name("question_id"));
            case "withdraw" -> nothing(body, new Withdraw());
            case "confirm_received" -> nothing(body, new ConfirmReceived());
            case "contest" -> new Contest(fields(body, "reason").text("reason", REASON_MAX));
            default -> body.word("kind", wrong -> {
                throw new IllegalArgumentException(wrong);
            });
        };
    }

    private static StrictBody fields(StrictBody body, String... names) {
        var all = new ArrayList<>(List.of(names));
        all.addAll(List.of("client_id", "kind"));
        return body.only(all.toArray(String[]::new));
    }

    private static Saying nothing(StrictBody body, Saying saying) {
        fields(body);
        return saying;
    }

    private static Saying answered(StrictBody body) {
        var given = List.of("option_ids", "text", "amount_minor", "date", "photo_ids")
            .stream()
            .filter(body::has)
            .toList();
        if (given.size() != 1) {
            throw Refused.invalid(given.isEmpty() ? "option_ids" : given.get(1),
                    "An answer has exactly one of option_ids, text, amount_minor, date and photo_ids.");
        }
        LocalDate date = given.contains("date") ? body.date("date") : null;
        var answer = new Answer(given.contains("option_ids") ? body.texts("option_ids", OPTIONS_MAX, 200) : null,
                body.findText("text", TEXT_MAX), body.findAmount("amount_minor"), date,
                given.contains("photo_ids") ? body.uuids("photo_ids", PHOTOS_MAX) : null);
        return new Answered(body.name("question_id"), answer);
    }

    private static Saying response(StrictBody body) {
        var decision = body.word("decision", Saying::decision);
        return new Response(body.findUuid("proposal_id"), decision,
                body.has("remedy") ? body.word("remedy", Remedy::of) : null, body.findAmount("amount_minor"),
                body.findText("currency", 3), body.findText("reason", REASON_MAX));
    }

    private static Command.Response decision(String wire) {
        return List.of(Command.Response.values())
            .stream()
            .filter(one -> one.wire().equals(wire))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(wire));
    }

}
