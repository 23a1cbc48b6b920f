// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.DisputeSettings;
import dev.entente.dispute.Pricing;
import dev.entente.dispute.Proposal;
import dev.entente.dispute.Question;
import dev.entente.dispute.Question.Confirms;
import dev.entente.dispute.Remedy;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Understands words about the proposals on the table. They move nothing by themselves: what they would do is asked
/// back, and only a yes acts.
@Component
class WordsOfDeal {

    private static final Set<String> accepting = Set.of("accept_option", "accept_offer");

    private static final Set<String> refusing = Set.of("refuse_all", "reject_offer");

    private final WordsOfAnswer words;

    private final DisputeSettings limits;

    WordsOfDeal(WordsOfAnswer words, DisputeSettings limits) {
        this.words = words;
        this.limits = limits;
    }

    /// Empty where the words say nothing about the table.
    Optional<List<Move>> moves(View view, Heard heard) {
        Role party = heard.words().by().role();
        List<Proposal> open = view.now().openFor(party);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String intent = heard.reading().intent();
        Boolean yes = heard.reading().yes();
        Optional<Long> amount = this.words.minor(view, heard);
        if (refusing.contains(intent) || (amount.isEmpty() && Boolean.FALSE.equals(yes))) {
            return Optional
                .of(confirm(heard, Phrases.CONFIRM_REFUSE_ALL, new Confirms(null, "refuse_all", null, null)));
        }
        if (amount.isPresent()) {
            return Optional.of(byAmount(view, heard, open, amount.get()));
        }
        if (accepting.contains(intent) || Boolean.TRUE.equals(yes)) {
            return Optional.of(accept(heard, meant(open, heard)));
        }
        return Optional.empty();
    }

    private List<Move> byAmount(View view, Heard heard, List<Proposal> open, long minor) {
        var same = open.stream().filter(one -> one.terms().amountMinor() == minor).toList();
        if (!same.isEmpty()) {
            return accept(heard, same);
        }
        var bounds = Pricing.partial(view.order(),
                Pricing.disputedLines(view.order(), view.now().answers().get(Pricing.LINES)), this.limits);
        if (minor < bounds.minMinor() || minor > bounds.maxMinor()) {
            return List.of(new Command.Tell(heard.words().by().role(), outside(view, bounds)));
        }
        return confirm(heard, Phrases.with(Phrases.CONFIRM_COUNTER, Money.words(minor, view.order().currency())),
                new Confirms(null, "counter", Remedy.PARTIAL_REFUND, minor));
    }

    private static Localized outside(View view, Pricing.Bounds bounds) {
        Localized least = Money.words(bounds.minMinor(), view.order().currency());
        Localized most = Money.words(bounds.maxMinor(), view.order().currency());
        return new Localized("A partial refund can be between " + least.en() + " and " + most.en() + " here.",
                "Un remboursement partiel peut être compris ici entre " + least.fr() + " et " + most.fr() + ".");
    }

    private static List<Proposal> meant(List<Proposal> open, Heard heard) {
        var wanted = heard.reading().wants();
        var named = open.stream().filter(one -> wanted.contains(one.terms().remedy().wire())).toList();
        return named.isEmpty() ? open : named;
    }

    private static List<Move> accept(Heard heard, List<Proposal> meant) {
        if (meant.size() > 1) {
            return List.of(new Command.Tell(heard.words().by().role(), Phrases.WHICH));
        }
        Proposal proposal = meant.getFirst();
        return confirm(heard, Phrases.with(Phrases.CONFIRM_ACCEPT, title(proposal)),
                new Confirms(proposal.id(), "accept", proposal.terms().remedy(), proposal.terms().amountMinor()));
    }

    private static Localized title(Proposal proposal) {
        Localized remedy = proposal.terms().remedy().title();
        if (proposal.terms().amountMinor() == 0) {
            return remedy;
        }
        Localized amount = Money.words(proposal.terms().amountMinor(), proposal.terms().currency());
        return new Localized(remedy.en() + ", " + amount.en(), remedy.fr() + ", " + amount.fr());
    }

    static List<Move> confirm(Heard heard, Localized text, @Nullable Confirms confirms) {
        return List.of(new Command.Ask(new Question("confirm-" + heard.words().seq(), heard.words().by().role(),
                "choice", text, Phrases.YES_NO, null, null, null, confirms), null));
    }

}
