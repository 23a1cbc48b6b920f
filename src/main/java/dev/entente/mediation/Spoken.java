// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.Optional;

import dev.entente.assistant.Choice;
import dev.entente.assistant.OptionMatcher;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.Question.Confirms;
import dev.entente.party.Role;
import org.springframework.stereotype.Component;

/// Wishes that can be spoken at any time and have a button too.
@Component
class Spoken {

    private static final double sureFrom = 0.75;

    private static final List<Choice> wishes = List.of(new Choice("withdraw",
            List.of("i withdraw my claim", "i withdraw my complaint", "drop the case", "forget the claim",
                    "je retire ma demande", "je retire ma plainte", "j'abandonne ma demande",
                    "laissez tomber ma demande", "le problème est réglé", "the problem is solved")));

    private final OptionMatcher matcher;

    Spoken(OptionMatcher matcher) {
        this.matcher = matcher;
    }

    /// A short word such as "forget it" gives the claim up, whatever is asked.
    Optional<List<Move>> given(View view, Heard heard) {
        return isBuyer(view, heard) && view.now().stage().isOpen() && Gesture.CANCEL.isIn(heard.text())
                ? Optional.of(withdraw(heard)) : Optional.empty();
    }

    private static boolean isBuyer(View view, Heard heard) {
        return heard.words().by().role() == Role.BUYER && view.now().consented();
    }

    private static List<Move> withdraw(Heard heard) {
        return WordsOfDeal.confirm(heard, Phrases.CONFIRM_WITHDRAW, new Confirms(null, "withdraw", null, null));
    }

    Optional<List<Move>> moves(View view, Heard heard) {
        if (!isBuyer(view, heard)) {
            return Optional.empty();
        }
        var match = this.matcher.match(heard.text(), wishes);
        return match.single() == null || match.confidence() < sureFrom ? Optional.empty()
                : Optional.of(withdraw(heard));
    }

}
