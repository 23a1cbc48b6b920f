// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.entente.dispute.Case;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Question;
import dev.entente.party.Localized;
import org.springframework.stereotype.Component;

/// P16: words that answer nothing. First the likeliest as buttons and what exactly is missing; then everything as
/// buttons, and the offer of a person.
@Component
class Unanswered {

    private static final int likelyMax = 3;

    private final WordsOfAnswer answers;

    private final Planner planner;

    Unanswered(WordsOfAnswer answers, Planner planner) {
        this.answers = answers;
        this.planner = planner;
    }

    List<Move> clarify(View view, Question open, Heard heard) {
        Case now = view.now();
        boolean first = now.misunderstood() == 0;
        boolean problem = open.id().equals(Gathering.PROBLEM);
        Question again = !problem ? open : first ? likeliest(heard) : this.planner.problem(this.planner.categories());
        return List.of(new Command.ReadUpTo(heard.words().seq(), false),
                new Command.Tell(open.to(), first ? missing(view, open, heard) : Phrases.STILL_NOT_UNDERSTOOD),
                new Command.Ask(again, now.tree()));
    }

    private Question likeliest(Heard heard) {
        var known = this.planner.categories();
        var likely = new LinkedHashSet<String>();
        Stream.of(heard.reading().category(), heard.reading().intent(), heard.reading().runnerUp())
            .filter(Objects::nonNull)
            .filter(known::contains)
            .forEach(likely::add);
        this.answers.near(this.planner.problem(known), heard).stream().filter(known::contains).forEach(likely::add);
        return this.planner
            .problem(likely.isEmpty() ? known : new ArrayList<>(likely).subList(0, Math.min(likelyMax, likely.size())));
    }

    /// What exactly the open question lacks, in one sentence.
    private Localized missing(View view, Question open, Heard heard) {
        return switch (open.input()) {
            case "amount" -> amount(view, open, heard);
            case "date" -> Phrases.NO_DATE;
            case "photos" -> Phrases.counted(Phrases.NO_PHOTOS, open.min(), open.max());
            case "text" -> Phrases.counted(Phrases.TOO_SHORT, open.min(), open.max());
            case "choices" -> Phrases.NO_CHOICES;
            default -> Phrases.NOT_UNDERSTOOD;
        };
    }

    private Localized amount(View view, Question open, Heard heard) {
        Localized phrase = this.answers.minor(view, heard).isPresent() ? Phrases.OUT_OF_BOUNDS : Phrases.NO_AMOUNT;
        String currency = view.order().currency();
        Localized least = Money.words(Objects.requireNonNullElse(open.min(), 0L), currency);
        Localized most = Money.words(Objects.requireNonNullElse(open.max(), view.order().paidMinor()), currency);
        return Phrases.between(phrase, least, most);
    }

}
