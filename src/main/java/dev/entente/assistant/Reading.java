// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// How one message is understood: a report on words, of which none changes a case by itself.
///
/// @param lang two-letter language code
/// @param intent the likeliest class; see [Intents]
/// @param confidence from 0 to 1; below [AssistantSettings#sureFrom] the caller asks with buttons
/// @param runnerUp the second likeliest class, or null when there is no other
/// @param category the problem that the message states, or null
/// @param wants remedies asked for, offered or accepted, in the order of the text
/// @param amountMinor the sum asked for or offered, in minor units of `currency` or else of the order; null when unsaid or ambiguous
/// @param currency the ISO 4217 code that the text itself names, or null
/// @param wantsHuman asks for a person, a call or a superior
/// @param urgency how soon an answer is needed
/// @param tone the temper of the message
/// @param threat threatens with consequences
/// @param injection tries to give orders to the software; a flag for agents that changes no other field
/// @param yes true for a plain yes, false for a plain no, null for neither. A yes with a condition, another amount or a share is null, so that nothing
/// is carried out on a yes that meant something else
/// @param by what made this reading
/// @param option the option of the open question that a language model found named, or null
public record Reading(String lang, String intent, double confidence, @Nullable String runnerUp,
        @Nullable String category, List<String> wants, @Nullable Long amountMinor, @Nullable String currency,
        boolean wantsHuman, Urgency urgency, Tone tone, boolean threat, boolean injection, @Nullable Boolean yes, By by,
        @Nullable String option) {

    public Reading {
        wants = List.copyOf(wants);
    }

    /// A reading that names no option.
    public Reading(String lang, String intent, double confidence, @Nullable String runnerUp, @Nullable String category,
            List<String> wants, @Nullable Long amountMinor, @Nullable String currency, boolean wantsHuman,
            Urgency urgency, Tone tone, boolean threat, boolean injection, @Nullable Boolean yes, By by) {
        this(lang, intent, confidence, runnerUp, category, wants, amountMinor, currency, wantsHuman, urgency, tone,
                threat, injection, yes, by, null);
    }

}
