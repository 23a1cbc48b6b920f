// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.entente.assistant.Amount;
import dev.entente.assistant.AmountReader;
import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Choice;
import dev.entente.assistant.DateReader;
import dev.entente.assistant.Match;
import dev.entente.assistant.OptionMatcher;
import dev.entente.dispute.Answer;
import dev.entente.dispute.Gathering;
import dev.entente.dispute.Pricing;
import dev.entente.dispute.Question;
import dev.entente.dispute.Question.Option;
import org.springframework.stereotype.Component;

/// Takes free words as the answer to the question that is open.
@Component
class WordsOfAnswer {

    /// From this confidence on a part of a message is taken for an answer that was not
    /// asked for yet.
    private static final double clearFrom = 0.6;

    private static final int bareMax = 2;

    private final OptionMatcher options;

    private final AmountReader amounts;

    private final DateReader dates;

    private final AssistantSettings settings;

    WordsOfAnswer(OptionMatcher options, AmountReader amounts, DateReader dates, AssistantSettings settings) {
        this.options = options;
        this.amounts = amounts;
        this.dates = dates;
        this.settings = settings;
    }

    /// Empty where the words are no answer to it.
    Optional<Answer> answer(View view, Question question, Heard heard) {
        return switch (question.input()) {
            case "choice" -> choice(question, heard);
            case "choices" -> choices(question, heard);
            case "amount" -> amount(view, question, heard);
            case "date" ->
                this.dates.read(heard.text(), view.at().atOffset(ZoneOffset.UTC).toLocalDate()).map(Answer::date);
            case "photos" -> photos(question, heard);
            default -> words(question, heard);
        };
    }

    /// The same for words that were said before the question was asked: only what is
    /// beyond doubt, and no bare yes or no.
    Optional<Answer> clear(View view, Question question, Heard heard) {
        boolean bare = !question.id().equals(Gathering.PROBLEM) && heard.reading().yes() != null
                && Clause.words(heard.text()).size() <= bareMax;
        if (bare) {
            return Optional.empty();
        }
        boolean chosen = question.input().startsWith("choice") && !question.id().equals(Gathering.PROBLEM);
        return chosen && match(question, heard).confidence() < clearFrom ? Optional.empty()
                : answer(view, question, heard);
    }

    /// The options nearest to the words, likeliest first.
    List<String> near(Question question, Heard heard) {
        Match match = match(question, heard);
        var near = new ArrayList<>(match.options());
        if (match.runnerUp() != null) {
            near.add(match.runnerUp());
        }
        return near;
    }

    private static Optional<Answer> words(Question question, Heard heard) {
        int length = heard.text().strip().length();
        boolean fits = length > 0 && (question.min() == null || length >= question.min())
                && (question.max() == null || length <= question.max());
        return fits ? Optional.of(Answer.text(heard.text())) : Optional.empty();
    }

    private Optional<Answer> choice(Question question, Heard heard) {
        if (question.id().equals(Gathering.PROBLEM)) {
            return problem(question, heard);
        }
        boolean yesNo = question.options().stream().anyMatch(option -> option.id().equals("yes"));
        if (yesNo && heard.reading().yes() != null) {
            String id = heard.reading().yes() ? "yes" : question.options().getLast().id();
            return Optional.of(Answer.option(id));
        }
        return Optional.ofNullable(match(question, heard).single())
            .or(() -> readByModel(question, heard))
            .map(Answer::option);
    }

    /// The option that a language model found in the words; never a consent, and never a
    /// yes that acts.
    private static Optional<String> readByModel(Question question, Heard heard) {
        boolean acts = question.id().equals(Gathering.CONSENT) || question.confirms() != null;
        return acts ? Optional.empty() : Optional.ofNullable(heard.reading().option())
            .filter(read -> question.options().stream().anyMatch(option -> option.id().equals(read)));
    }

    private Optional<Answer> problem(Question question, Heard heard) {
        var known = question.options().stream().map(Option::id).toList();
        String category = heard.reading().category();
        if (category != null && known.contains(category) && heard.reading().confidence() >= this.settings.sureFrom()) {
            return Optional.of(Answer.option(category));
        }
        return Optional.ofNullable(match(question, heard).single()).map(Answer::option);
    }

    private Optional<Answer> choices(Question question, Heard heard) {
        List<String> chosen = match(question, heard).options();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(Answer.options(chosen));
    }

    private Match match(Question question, Heard heard) {
        return this.options.match(heard.text(), question.options().stream().map(WordsOfAnswer::choice).toList());
    }

    static Choice choice(Option option) {
        var phrases = new ArrayList<>(option.means());
        phrases.add(option.label().en());
        phrases.add(option.label().fr());
        return new Choice(option.id(), phrases);
    }

    private Optional<Answer> amount(View view, Question question, Heard heard) {
        return minor(view, heard)
            .filter(minor -> (question.min() == null || minor >= question.min())
                    && (question.max() == null || minor <= question.max()))
            .map(Answer::amount);
    }

    /// The sum that is named, in the order's currency; a share is one of the disputed
    /// price.
    Optional<Long> minor(View view, Heard heard) {
        String currency = view.order().currency();
        return this.amounts.read(heard.text(), currency).flatMap(amount -> switch (amount) {
            case Amount.Sum(var minor, var named) ->
                named == null || named.equals(currency) ? Optional.of(minor) : Optional.<Long>empty();
            case Amount.Share(var basisPoints) -> Optional.of(Pricing.share(
                    view.order().priceOf(Pricing.disputedLines(view.order(), view.now().answers().get(Pricing.LINES))),
                    basisPoints / 100));
        });
    }

    private static Optional<Answer> photos(Question question, Heard heard) {
        int count = heard.words().photos().size();
        boolean fits = count > 0 && (question.min() == null || count >= question.min())
                && (question.max() == null || count <= question.max());
        return fits ? Optional.of(Answer.photos(heard.words().photos())) : Optional.empty();
    }

}
