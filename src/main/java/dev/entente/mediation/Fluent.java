// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.drafting.ReplyBrief;
import dev.entente.drafting.ReplyPiece;
import dev.entente.drafting.ReplyWriter;
import dev.entente.model.ModelClient;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Lets a model find words for what the bot says in answer to words; what is said stands before and stays beside them. Without a
/// model the moves are as they were.
@Component
class Fluent {

    private final ModelClient model;

    private final ReplyWriter writer;

    private final Deltas deltas;

    Fluent(ModelClient model, ReplyWriter writer, Deltas deltas) {
        this.model = model;
        this.writer = writer;
        this.deltas = deltas;
    }

    /// The moves with the sentences to the one who spoke in words for this moment; each
    /// checked sentence is shown at once.
    Mono<List<Move>> word(View view, UUID turn, List<Move> moves) {
        Words said = view.unread() != null ? view.unread() : view.told();
        if (said == null || !this.model.isConfigured()) {
            return Mono.just(moves);
        }
        Role reader = said.by().role();
        var sentences = moves.stream()
            .filter(move -> isTo(move, reader))
            .map(move -> ((Command.Tell) move).text())
            .reduce(Fluent::joined);
        return sentences.isEmpty() ? Mono.just(moves) : find(view, said, turn, sentences.get())
            .map(worded -> worded.reworded() ? with(moves, reader, worded.text(), sentences.get()) : moves);
    }

    /// What was shown of a reply that is not said after all is taken back.
    void takeBack(View view, UUID turn, List<Move> moves) {
        moves.stream()
            .filter(Command.Say.class::isInstance)
            .map(Command.Say.class::cast)
            .forEach(say -> this.deltas.takeBack(view.now().id(), turn, say.to()));
    }

    private Mono<ReplyPiece.Worded> find(View view, Words said, UUID turn, Localized template) {
        UUID id = view.now().id();
        Role reader = said.by().role();
        String language = language(view, reader);
        var brief = new ReplyBrief(view.now().tenant(), id, language, reader, template.in(language), said.text(),
                List.of());
        return this.writer.sentences(brief)
            .concatMap(piece -> show(id, turn, reader, piece))
            .last()
            .doOnCancel(() -> this.deltas.takeBack(id, turn, reader));
    }

    private Mono<ReplyPiece.Worded> show(UUID id, UUID turn, Role reader, ReplyPiece piece) {
        return switch (piece) {
            case ReplyPiece.Sentence(var text) ->
                Mono.fromRunnable(() -> this.deltas.say(id, turn, reader, text + ' '));
            case ReplyPiece.Worded worded when worded.reworded() -> Mono.just(worded);
            case ReplyPiece.Worded worded ->
                Mono.fromRunnable(() -> this.deltas.takeBack(id, turn, reader)).thenReturn(worded);
        };
    }

    private static String language(View view, Role reader) {
        return (reader == Role.BUYER ? view.order().buyer() : view.order().seller()).language();
    }

    private static boolean isTo(Move move, Role reader) {
        return move instanceof Command.Tell(var to, var _) && to == reader;
    }

    private static Localized joined(Localized first, Localized second) {
        return new Localized(first.en() + ' ' + second.en(), first.fr() + ' ' + second.fr());
    }

    /// The first of the sentences gives its place.
    private static List<Move> with(List<Move> moves, Role reader, String words, Localized template) {
        var worded = new ArrayList<Move>();
        boolean placed = false;
        for (Move move : moves) {
            if (!isTo(move, reader)) {
                worded.add(move);
            }
            else if (!placed) {
                worded.add(new Command.Say(reader, words, template));
                placed = true;
            }
        }
        return worded;
    }

}
