// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;

import dev.entente.assistant.By;
import dev.entente.assistant.Intents;
import dev.entente.assistant.Reading;
import dev.entente.assistant.Utterance;
import org.jspecify.annotations.Nullable;

/// Joins what this machine read with what a model read: the model may name the subject, but it cannot switch off a signal, invent a sum or make a
/// yes of what was none.
final class TwoReadings {

    private static final Set<String> HUNDREDTHS = Set.of("EUR", "USD", "GBP", "CHF");

    private static final int LONGEST = 18;

    private TwoReadings() {
    }

    static Reading join(Utterance utterance, Reading local, Labels.Label model) {
        var amount = amount(utterance, local, model);
        var category = Intents.CATEGORIES.contains(model.intent()) ? model.intent() : model.category();
        var urgency = local.urgency().compareTo(model.urgency()) > 0 ? local.urgency() : model.urgency();
        var tone = local.tone().compareTo(model.tone()) > 0 ? local.tone() : model.tone();
        return new Reading(model.lang(), model.intent(), model.confidence(), model.runnerUp(), category, model.wants(),
                amount == null ? null : amount.minor, amount == null ? null : amount.currency,
                local.wantsHuman() || model.wantsHuman(), urgency, tone, local.threat() || model.threat(),
                local.injection() || model.injection(), Objects.equals(local.yes(), model.yes()) ? local.yes() : null,
                By.MODEL, model.option());
    }

    /// The sum that both name; one that only the model names where its number stands in
    /// the text; none where they differ.
    private static @Nullable Sum amount(Utterance utterance, Reading local, Labels.Label model) {
        if (local.amountMinor() != null) {
            boolean disputed = model.amountMinor() != null && !model.amountMinor().equals(local.amountMinor());
            return disputed ? null : new Sum(local.amountMinor(), local.currency());
        }
        if (model.amountMinor() == null) {
            return null;
        }
        return Facts.hard(utterance.text())
            .stream()
            .filter(fact -> fact.kind() == Fact.Kind.AMOUNT || fact.kind() == Fact.Kind.NUMBER)
            .map(fact -> sum(fact, utterance.currency()))
            .filter(sum -> sum != null && sum.minor == model.amountMinor())
            .findFirst()
            .orElse(null);
    }

    private static @Nullable Sum sum(Fact fact, @Nullable String orderCurrency) {
        var parts = fact.value().split(" ");
        var named = parts.length == 2 && HUNDREDTHS.contains(parts[1]) ? parts[1] : null;
        boolean cents = parts.length == 2 && parts[1].equals("hundredth");
        int decimals = cents ? 0 : decimals(named == null ? orderCurrency : named);
        if (parts[0].length() > LONGEST) {
            return null;
        }
        var minor = new BigDecimal(parts[0]).movePointRight(decimals);
        boolean whole = minor.stripTrailingZeros().scale() <= 0 && minor.precision() <= 12;
        return whole ? new Sum(minor.longValueExact(), named) : null;
    }

    private static int decimals(@Nullable String currency) {
        try {
            return currency == null ? 2 : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        }
        catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    private record Sum(long minor, @Nullable String currency) {
    }

}
