// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;

import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Tone;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Question;
import dev.entente.party.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the bot does about words: first what is urgent, then the wish for a person, then the talk itself; words between
/// the parties it leaves alone.
@Component
class Listener {

    private static final int seniorTier = 3;

    private static final int agentTier = 2;

    private final Conversing talk;

    private final SideQuestions beside;

    private final Problems problems;

    private final AssistantSettings assistant;

    Listener(Conversing talk, SideQuestions beside, Problems problems, AssistantSettings assistant) {
        this.talk = talk;
        this.beside = beside;
        this.problems = problems;
        this.assistant = assistant;
    }

    List<Move> moves(View view, Heard heard) {
        if (isUrgent(heard)) {
            return heard.seen().violence() ? List.of(read(heard, null),
                    new Command.Tell(heard.words().by().role(), Phrases.NOT_PASSED_ON), urgent(heard))
                    : List.of(read(heard, null), urgent(heard));
        }
        if (wantsPerson(view, heard)) {
            return List.of(read(heard, true), new Command.HandOver("asked", ASKED, agentTier));
        }
        var moves = new ArrayList<>(this.talk.moves(view, heard));
        if (heard.reading().tone() == Tone.HOSTILE || heard.seen().insult()) {
            moves.add(1, new Command.Calm(heard.words().by().role(), Phrases.CALM));
        }
        if (heard.reading().injection()) {
            moves.add(1, new Command.Flag(Phrases.GIVES_ORDERS));
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

    /// Whoever asks only whether this is a machine is told so, and stays.
    private boolean wantsPerson(View view, Heard heard) {
        return heard.reading().wantsHuman() && !isConsentQuestion(view, heard)
                && this.beside.in(view, heard).filter(aside -> aside.rest().isEmpty()).isEmpty();
    }

    private static boolean isConsentQuestion(View view, Heard heard) {
        Question open = view.now().questions().get(heard.words().by().role());
        return open != null && open.id().equals(Gathering.CONSENT);
    }

    /// What earlier words of the buyer sound like.
    Planner.@Nullable Hunch hunch(Heard told) {
        String category = told.reading().category();
        if (category == null || told.reading().confidence() < this.assistant.sureFrom()) {
            return null;
        }
        return new Planner.Hunch(category, this.problems.beside(category, told), told.words().by(), told.words().seq());
    }

    private static Move read(Heard heard, @Nullable Boolean understood) {
        return new Command.ReadUpTo(heard.words().seq(), understood);
    }

}
