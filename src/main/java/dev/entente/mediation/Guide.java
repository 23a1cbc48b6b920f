// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.entente.decisiontree.Node;
import dev.entente.decisiontree.Step;
import dev.entente.decisiontree.Tree;
import dev.entente.decisiontree.Walker;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.dispute.DisputeSettings;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Pricing;
import dev.entente.dispute.Question;
import dev.entente.dispute.Question.Option;
import dev.entente.dispute.Remedy;
import dev.entente.dispute.Terms;
import dev.entente.dispute.TreeMark;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Follows the case's tree: what it says next, in the words of the case.
@Component
class Guide {

    private static final String AMOUNT = Gathering.WISH + "-amount-";

    private static final DateTimeFormatter english = format("d MMMM, HH:mm", Locale.UK);

    private static final DateTimeFormatter french = format("d MMMM 'à' HH:mm", Locale.FRANCE);

    private static final DateTimeFormatter englishDay = format("d MMMM", Locale.UK);

    private static final DateTimeFormatter frenchDay = format("d MMMM", Locale.FRANCE);

    private final MediationSettings settings;

    private final DisputeSettings limits;

    Guide(MediationSettings settings, DisputeSettings limits) {
        this.settings = settings;
        this.limits = limits;
    }

    private static DateTimeFormatter format(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(ZoneOffset.UTC);
    }

    List<Move> next(View view) {
        Tree tree = Objects.requireNonNull(view.tree());
        TreeMark at = new TreeMark(tree.name(), tree.version(), null);
        var slots = slots(view, Duration.ZERO);
        return switch (Walker.next(tree, CaseFacts.of(view, this.settings), CaseFacts.answers(view))) {
            case Step.Ask(var node, var question) -> ask(view, question(tree, node, question), at(at, node));
            case Step.Offer offer -> offer(view, offer, at(at, offer.node()));
            case Step.Propose(var node, var solution, var say, var toSeller) ->
                List.of(new Command.Tell(Role.BUYER, words(say, slots)),
                        new Command.Tell(Role.SELLER, words(toSeller, slots)),
                        new Command.CarryOut(priced(view, solution), at(at, node)));
            case Step.HandOver(var node, var team, var tier, var say, var toSeller, var rule) ->
                List.of(new Command.HandOver("tree_" + node, words(say, slots), tier));
            case Step.Close(var node, var say) -> List.of(new Command.Finish(words(say, slots)));
        };
    }

    private static TreeMark at(TreeMark tree, String node) {
        return new TreeMark(tree.name(), tree.version(), node);
    }

    private static List<Move> ask(View view, Question question, TreeMark at) {
        return Planner.isOpen(view.now(), question) ? List.of() : List.of(new Command.Ask(question, at));
    }

    /// The question behind an answer that was given, as it was asked.
    Optional<Question> asked(View view, String questionId) {
        Tree tree = view.tree();
        if (tree == null || questionId.startsWith(AMOUNT)) {
            return Optional.empty();
        }
        String id = questionId.startsWith(Gathering.WISH + "-") ? questionId.substring(Gathering.WISH.length() + 1)
                : questionId;
        return switch (tree.nodes().get(id)) {
            case Node.Asking(var question, var _, var _) -> Optional.of(question(tree, id, question));
            case Node.Offering offering -> Optional.of(question(tree, id, offering.choice()));
            case null, default -> Optional.empty();
        };
    }

    private static Question question(Tree tree, String node, dev.entente.decisiontree.Question asked) {
        boolean wish = tree.node(node) instanceof Node.Offering;
        var options = asked.options()
            .stream()
            .map(option -> new Option(option.id(), words(option.label()),
                    option.means().values().stream().flatMap(List::stream).toList()))
            .toList();
        boolean counted = asked.max() > 0;
        return new Question(wish ? Gathering.WISH + "-" + node : node, Role.BUYER, asked.input().word(),
                words(asked.ask()), options, counted ? (long) asked.min() : null, counted ? (long) asked.max() : null,
                words(asked.why()), null);
    }

    /// Where a solution leaves the amount open, the buyer names it before the seller is
    /// asked.
    private List<Move> offer(View view, Step.Offer offer, TreeMark at) {
        for (var solution : offer.solutions()) {
            if (isOpen(solution) && amount(view, solution) == null) {
                return ask(view, howMuch(view, solution), at);
            }
        }
        return propose(view, offer, at);
    }

    private static boolean isOpen(dev.entente.decisiontree.Solution solution) {
        return solution.share() != null && !solution.share().isFixed();
    }

    private static @Nullable Long amount(View view, dev.entente.decisiontree.Solution solution) {
        Answer given = view.now().answers().get(AMOUNT + solution.id());
        return given == null ? null : given.amountMinor();
    }

    private Question howMuch(View view, dev.entente.decisiontree.Solution solution) {
        var bounds = bounds(view, solution);
        return new Question(AMOUNT + solution.id(), Role.BUYER, "amount",
                Phrases.with(Phrases.HOW_MUCH, words(solution.label())), List.of(), bounds.minMinor(),
                bounds.maxMinor(), null, null);
    }

    private List<Move> propose(View view, Step.Offer offer, TreeMark at) {
        var solutions = offer.solutions().stream().map(solution -> priced(view, solution)).toList();
        var slots = slots(view, offer.patience());
        var moves = new ArrayList<Move>();
        moves.add(new Command.Tell(Role.SELLER, Phrases.TO_SELLER));
        moves.add(new Command.Tell(Role.SELLER, words(offer.toSeller(), slots)));
        moves.add(new Command.Propose(solutions, at, offer.patience(),
                offer.silenceAccepts().get(view.order().currency())));
        moves.add(new Command.Tell(Role.BUYER, words(offer.say(), slots)));
        return moves;
    }

    private Pricing.Bounds bounds(View view, dev.entente.decisiontree.Solution solution) {
        long price = view.order().priceOf(lines(view));
        var policy = Pricing.partial(view.order(), lines(view), this.limits);
        var share = Objects.requireNonNull(solution.share());
        return new Pricing.Bounds(Pricing.share(price, share.minPercent()),
                Math.min(policy.maxMinor(), Pricing.share(price, share.maxPercent())));
    }

    private static List<String> lines(View view) {
        return Pricing.disputedLines(view.order(), view.now().answers().get(Pricing.LINES));
    }

    private static Command.Solution priced(View view, dev.entente.decisiontree.Solution solution) {
        Remedy remedy = Remedy.of(solution.remedy());
        var goods = Terms.Return.valueOf(solution.goods().name());
        var payer = solution.returnPaidBy() == null ? Terms.PaidBy.SELLER
                : Terms.PaidBy.valueOf(solution.returnPaidBy().name());
        long amount = price(view, solution, remedy);
        return new Command.Solution(solution.id(), new Terms(remedy, amount, view.order().currency(), goods, payer),
                words(solution.why()), solution.rule());
    }

    private static long price(View view, dev.entente.decisiontree.Solution solution, Remedy remedy) {
        if (remedy.isFullRefund()) {
            return Pricing.full(view.order(), lines(view), solution.withShipping());
        }
        if (solution.share() == null) {
            return 0;
        }
        return solution.share().isFixed()
                ? Pricing.share(view.order().priceOf(lines(view)), solution.share().minPercent())
                : Objects.requireNonNull(amount(view, solution));
    }

    /// What the texts of trees may name: until when somebody has time, and what day was
    /// promised.
    private Map<String, Map<String, String>> slots(View view, Duration patience) {
        Instant due = view.at().plus(patience);
        Instant promised = CaseFacts.promisedAt(view.order(), this.settings);
        return Map.of("en", Map.of("due", english.format(due) + " UTC", "promised-date", englishDay.format(promised)),
                "fr", Map.of("due", french.format(due) + " UTC", "promised-date", frenchDay.format(promised)));
    }

    private static Localized words(dev.entente.decisiontree.Localized words) {
        return new Localized(words.in("en"), words.in("fr"));
    }

    private static Localized words(dev.entente.decisiontree.Localized words, Map<String, Map<String, String>> values) {
        return new Localized(words.in("en", values.get("en")), words.in("fr", values.get("fr")));
    }

}
