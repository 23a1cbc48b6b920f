// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Tone;
import dev.entente.dispute.Case;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Question;
import dev.entente.dispute.Stage;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the bot does about words: first what is urgent, then the wish for a person, then the open question, then the
/// proposals on the table; words between the parties it leaves alone.
@Component
class Listener {

    private static final int seniorTier = 3;

    private static final int agentTier = 2;

    private final WordsOfAnswer answers;

    private final WordsOfDeal deals;

    private final Spoken spoken;

    private final Planner planner;

    private final AssistantSettings assistant;

    Listener(WordsOfAnswer answers, WordsOfDeal deals, Spoken spoken, Planner planner, AssistantSettings assistant) {
        this.answers = answers;
        this.deals = deals;
        this.spoken = spoken;
        this.planner = planner;
        this.assistant = assistant;
    }

    List<Move> moves(View view, Heard heard) {
        if (isUrgent(heard)) {
            return heard.seen().violence() ? List.of(read(heard, null),
                    new Command.Tell(heard.words().by().role(), Phrases.NOT_PASSED_ON), urgent(heard))
                    : List.of(read(heard, null), urgent(heard));
        }
        if (heard.reading().wantsHuman() && !isConsentQuestion(view, heard)) {
            return List.of(read(heard, true), new Command.HandOver("asked", ASKED, agentTier));
        }
        var moves = new ArrayList<>(ordinary(view, heard));
        if (heard.reading().tone() == Tone.HOSTILE || heard.seen().insult()) {
            moves.add(1, new Command.Calm(heard.words().by().role(), Phrases.CALM));
        }
        return moves;
    }

    private static final Localized ASKED = new Localized("You asked for a person.", "Vous avez demandé une personne.");

    private static boolean isUrgent(Heard heard) {
        return heard.seen().violence() || heard.seen().danger() || heard.seen().legal() || heard.reading().threat();
    }

    private static Move urgent(Heard heard) {
        if (heard.seen().violence()) {
            return new Command.HandOver("violence", Phrases.VIOLENCE, seniorTier);
        }
        return heard.seen().danger() ? new Command.HandOver("danger", Phrases.DANGER, seniorTier)
                : new Command.HandOver("legal_threat", Phrases.THREAT, seniorTier);
    }

    private static boolean isConsentQuestion(View view, Heard heard) {
        Question open = view.now().questions().get(heard.words().by().role());
        return open != null && open.id().equals(Gathering.CONSENT);
    }

    private List<Move> ordinary(View view, Heard heard) {
        Question open = view.now().questions().get(heard.words().by().role());
        if (open != null) {
            var answer = this.answers.answer(view, open, heard);
            if (answer.isPresent()) {
                return List.of(read(heard, true),
                        new Command.Derive(heard.words().by(), open.id(), answer.get(), heard.words().seq()));
            }
        }
        return this.spoken.moves(view, heard)
            .or(() -> this.deals.moves(view, heard))
            .map(moves -> and(read(heard, true), moves))
            .orElseGet(() -> unanswered(view, heard));
    }

    private static List<Move> and(Move first, List<Move> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private List<Move> unanswered(View view, Heard heard) {
        Case now = view.now();
        Question open = now.questions().get(heard.words().by().role());
        boolean talkingToBot = now.stage() instanceof Stage.Talking || now.stage() instanceof Stage.Gathering;
        if (open == null || !talkingToBot) {
            return List.of(read(heard, null));
        }
        if (open.id().equals(Gathering.CONSENT)) {
            return List.of(read(heard, null), new Command.Tell(Role.BUYER, Phrases.KEPT));
        }
        return clarify(now, open, heard);
    }

    /// P16: the likeliest as buttons first; then all of them, and the offer of a person.
    private List<Move> clarify(Case now, Question open, Heard heard) {
        boolean first = now.misunderstood() == 0;
        Localized words = first ? Phrases.NOT_UNDERSTOOD : Phrases.STILL_NOT_UNDERSTOOD;
        Question again = first && open.id().equals(Gathering.PROBLEM) ? likeliest(heard)
                : open.id().equals(Gathering.PROBLEM) ? this.planner.problem(this.planner.categories()) : open;
        return List.of(read(heard, false), new Command.Tell(open.to(), words), new Command.Ask(again, now.tree()));
    }

    private Question likeliest(Heard heard) {
        var known = this.planner.categories();
        var likely = Stream.of(heard.reading().intent(), heard.reading().runnerUp())
            .filter(Objects::nonNull)
            .filter(known::contains)
            .toList();
        return this.planner.problem(likely.isEmpty() ? known : likely);
    }

    /// What earlier words of the buyer sound like.
    Planner.@Nullable Hunch hunch(Heard told) {
        String category = told.reading().category();
        return category != null && told.reading().confidence() >= this.assistant.sureFrom()
                ? new Planner.Hunch(category, told.words().by(), told.words().seq()) : null;
    }

    private static Move read(Heard heard, @Nullable Boolean understood) {
        return new Command.ReadUpTo(heard.words().seq(), understood);
    }

}
