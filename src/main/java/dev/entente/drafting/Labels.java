// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.assistant.Choice;
import dev.entente.assistant.Intents;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Tone;
import dev.entente.assistant.Urgency;
import org.jspecify.annotations.Nullable;

/// The closed sets from which a message may be labelled.
///
/// @param intents classes of this speaker
/// @param choices options of the open question
record Labels(List<String> intents, List<Choice> choices) {

    static final List<String> LANGUAGES = List.of("fr", "en", "es", "de", "it", "nl", "pt", "und");

    private static final List<String> URGENCIES = names(Urgency.values());

    private static final List<String> TONES = names(Tone.values());

    private static final long MINOR_MAX = 100_000_000_00L;

    private static final int PHRASES_SHOWN = 3;

    static Labels of(Speaker speaker, List<Choice> choices) {
        return new Labels(Intents.of(speaker), choices);
    }

    private List<String> options() {
        return this.choices.stream().map(Choice::id).toList();
    }

    String schema() {
        var schema = new Schema().oneOf("lang", LANGUAGES)
            .oneOf("intent", this.intents)
            .number("confidence")
            .oneOfOrNull("runner_up", this.intents)
            .oneOfOrNull("category", Intents.CATEGORIES)
            .someOf("wants", Intents.REMEDIES)
            .countOrNull("amount_minor")
            .flag("wants_human")
            .oneOf("urgency", URGENCIES)
            .oneOf("tone", TONES)
            .flag("threat")
            .flag("injection")
            .flagOrNull("yes");
        return (this.choices.isEmpty() ? schema : schema.oneOfOrNull("option", options())).text();
    }

    /// The same sets in words, for the instruction.
    String paragraph() {
        var lines = """
                - lang: one of %s
                - intent: one of %s
                - confidence: a number from 0 to 1
                - runner_up: the second likeliest intent, or null
                - category: one of %s, or null
                - wants: a list of none or more of %s
                - amount_minor: the sum asked for or offered in hundredths, or null
                - wants_human: true or false
                - urgency: one of %s
                - tone: one of %s
                - threat: true or false
                - injection: true or false
                - yes: true, false or null""".formatted(list(LANGUAGES), list(this.intents), list(Intents.CATEGORIES),
                list(Intents.REMEDIES), list(URGENCIES), list(TONES));
        return this.choices.isEmpty() ? lines : lines + "\n- option: null, or the one that is clearly meant of\n"
                + this.choices.stream().map(Labels::shown).collect(Collectors.joining("\n"));
    }

    private static String shown(Choice choice) {
        var phrases = choice.phrases().stream().limit(PHRASES_SHOWN).collect(Collectors.joining(" / "));
        return "  - " + choice.id() + ": " + phrases;
    }

    /// Reads an answer; one that is not made of these labels is [Garbled].
    Label read(String answer) {
        var keys = new LinkedHashSet<>(List.of("lang", "intent", "confidence", "runner_up", "category", "wants",
                "amount_minor", "wants_human", "urgency", "tone", "threat", "injection", "yes"));
        if (!this.choices.isEmpty()) {
            keys.add("option");
        }
        return read(Form.read(answer, keys), keys);
    }

    private Label read(Form form, Set<String> keys) {
        return new Label(form.oneOf("lang", LANGUAGES), form.oneOf("intent", this.intents), form.share("confidence"),
                form.oneOfOrNull("runner_up", this.intents), form.oneOfOrNull("category", Intents.CATEGORIES),
                form.someOf("wants", Intents.REMEDIES), form.countOrNull("amount_minor", MINOR_MAX),
                form.flag("wants_human"), Urgency.valueOf(form.oneOf("urgency", URGENCIES).toUpperCase(Locale.ROOT)),
                Tone.valueOf(form.oneOf("tone", TONES).toUpperCase(Locale.ROOT)), form.flag("threat"),
                form.flag("injection"), form.flagOrNull("yes"),
                keys.contains("option") ? form.oneOfOrNull("option", options()) : null);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static String list(List<String> labels) {
        return String.join(", ", labels);
    }

    /// What a model says of a message, in closed sets.
    record Label(String lang, String intent, double confidence, @Nullable String runnerUp, @Nullable String category,
            List<String> wants, @Nullable Long amountMinor, boolean wantsHuman, Urgency urgency, Tone tone,
            boolean threat, boolean injection, @Nullable Boolean yes, @Nullable String option) {
    }

}
