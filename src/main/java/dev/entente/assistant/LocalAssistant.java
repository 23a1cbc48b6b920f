// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Reads messages with words, patterns and a model trained at start: no network, no randomness, about a millisecond.
final class LocalAssistant implements Assistant {

    /// How likely a problem must be to be named beside an act, such as a wish for a
    /// person.
    private static final float BESIDE_MIN = 0.22f;

    private static final float DENIED_MIN = 0.5f;

    private static final Set<String> QUESTIONS = Set.of("refund_status", "order_status", "return_question",
            "payment_question", "onboarding_question", "ask_evidence", "deny_claim", "reject_offer", "refuse_all",
            "account_help", "platform_bug", "out_of_scope", "greeting_smalltalk", "thanks_goodbye");

    /// Which examples teach the languages: their commonest words are in any of them, and
    /// the start waits for it.
    private static final int LANGUAGE_EVERY = 10;

    private final Ear ear;

    private final AmountReader amounts;

    private final int textMaxChars;

    private final Languages languages = new Languages();

    private final Map<Speaker, ClassModel> models;

    private final SignalModels signals;

    LocalAssistant(Ear ear, AmountReader amounts, AssistantSettings settings) {
        this.ear = ear;
        this.amounts = amounts;
        this.textMaxChars = settings.textMaxChars();
        var models = Models.load();
        this.models = models.classes();
        this.signals = new SignalModels(ear, models.signals());
        for (var speaker : Speaker.values()) {
            var examples = Examples.of(speaker);
            for (int i = 0; i < examples.size(); i += LANGUAGE_EVERY) {
                learnLanguage(examples.get(i));
            }
        }
    }

    private void learnLanguage(Examples.Labelled example) {
        if (!example.language().isEmpty()) {
            var clean = Folding.clean(example.text(), this.textMaxChars);
            this.languages.learn(example.language(), Wording.split(Folding.fold(clean)));
        }
    }

    @Override
    public Mono<Reading> read(Utterance utterance) {
        return Mono.fromSupplier(() -> readNow(utterance));
    }

    Reading readNow(Utterance utterance) {
        var heard = this.ear.hear(utterance.text());
        var features = this.ear.features(heard);
        var guess = guess(utterance.speaker(), heard, features);
        var amount = this.amounts.read(heard.wording().clean(), utterance.currency());
        var signals = this.signals.find(heard, features);
        var sum = amount.filter(Amount.Sum.class::isInstance).map(Amount.Sum.class::cast);
        return new Reading(language(heard, utterance.locale()), guess.intent, guess.confidence, guess.runnerUp,
                guess.category, wants(guess.intent, heard, amount), sum.map(Amount.Sum::minor).orElse(null),
                sum.map(Amount.Sum::currency).orElse(null), signals.contains(Signal.HUMAN),
                Signals.urgency(heard, signals.contains(Signal.URGENT)), Signals.tone(heard),
                signals.contains(Signal.THREAT),
                Signals.hides(heard, utterance.text(), this.textMaxChars) || signals.contains(Signal.INJECTION),
                Answers.yes(heard, amount.isPresent()), By.LOCAL);
    }

    private String language(Ear.Heard heard, @Nullable String locale) {
        return this.languages.of(Wording.split(Folding.fold(heard.wording().clean())), locale);
    }

    private Guess guess(Speaker speaker, Ear.Heard heard, Features features) {
        var model = this.models.get(speaker);
        var likelihoods = model.likelihoods(features);
        int best = indexOfMost(likelihoods, -1);
        int second = indexOfMost(likelihoods, best);
        boolean hasWords = heard.words().stream().anyMatch(word -> Character.isLetter(word.codePointAt(0)));
        var intent = model.labels().get(best);
        return new Guess(intent, hasWords ? likelihoods[best] : 0, model.labels().get(second),
                category(speaker, intent, features, likelihoods));
    }

    private @Nullable String category(Speaker speaker, String intent, Features features, float[] likelihoods) {
        if (speaker == Speaker.BUYER) {
            return Intents.CATEGORIES.contains(intent) ? intent : likeliestCategory(likelihoods, BESIDE_MIN);
        }
        if (!intent.equals("deny_claim")) {
            return null;
        }
        return likeliestCategory(this.models.get(Speaker.BUYER).likelihoods(features), DENIED_MIN);
    }

    /// Problems stand first among the labels of a buyer.
    private static @Nullable String likeliestCategory(float[] likelihoods, float least) {
        int best = 0;
        for (int c = 1; c < Intents.CATEGORIES.size(); c++) {
            best = likelihoods[c] > likelihoods[best] ? c : best;
        }
        return likelihoods[best] >= least ? Intents.CATEGORIES.get(best) : null;
    }

    private static int indexOfMost(float[] values, int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            if (i != except && values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static List<String> wants(String intent, Ear.Heard heard, Optional<Amount> amount) {
        if (QUESTIONS.contains(intent)) {
            return List.of();
        }
        var wants = Remedies.wanted(heard);
        boolean offers = intent.equals("counter_offer");
        if (offers && amount.isPresent() && (wants.isEmpty() || wants.equals(List.of("full_refund")))) {
            return List.of("partial_refund");
        }
        return wants.isEmpty() && intent.equals("cancel_order") ? List.of("cancel") : wants;
    }

    private record Guess(String intent, double confidence, String runnerUp, @Nullable String category) {
    }

}
