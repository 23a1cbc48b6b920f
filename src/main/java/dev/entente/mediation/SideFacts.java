// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.entente.order.Order;
import dev.entente.party.Localized;
import org.jspecify.annotations.Nullable;

/// Facts of an order that answers beside the matter rest on and may name.
final class SideFacts {

    private static final DateTimeFormatter english = DateTimeFormatter.ofPattern("d MMMM", Locale.UK)
        .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter french = DateTimeFormatter.ofPattern("d MMMM", Locale.FRANCE)
        .withZone(ZoneOffset.UTC);

    private final Map<String, String> words = new HashMap<>();

    private final Map<String, Localized> slots = new HashMap<>();

    static SideFacts of(View view, MediationSettings settings) {
        var facts = new SideFacts();
        Order order = view.order();
        var parcel = order.parcel();
        facts.words.put("parcel",
                order.kind() == Order.Kind.SERVICE ? "service" : parcel == null ? "none" : parcel.status());
        facts.words.put("escrow",
                !view.escrow().escrow() ? "none" : view.escrow().heldMinor() > 0 ? "held" : "released");
        facts.words.put("stage", view.now().stage().wire());
        if (parcel != null) {
            facts.put("carrier", parcel.carrier());
            facts.put("tracking", parcel.tracking());
            facts.put("delivered", parcel.deliveredAt());
        }
        facts.put("promised", CaseFacts.promisedAt(order, settings));
        facts.put("due", view.now().until().dueAt());
        facts.slots.put("held", Money.words(view.escrow().heldMinor(), order.currency()));
        facts.slots.put("paid", Money.words(order.paidMinor(), order.currency()));
        return facts;
    }

    private void put(String name, @Nullable String value) {
        this.slots.put(name, value == null ? new Localized("–", "–") : new Localized(value, value));
    }

    private void put(String name, @Nullable Instant at) {
        this.slots.put(name, at == null ? new Localized("a day not yet known", "une date encore inconnue")
                : new Localized(english.format(at), french.format(at)));
    }

    boolean hold(Map<String, List<String>> when) {
        return when.entrySet()
            .stream()
            .allMatch(one -> one.getValue().contains(Objects.requireNonNullElse(this.words.get(one.getKey()), "")));
    }

    Localized in(Localized text) {
        String en = text.en();
        String fr = text.fr();
        for (var slot : this.slots.entrySet()) {
            en = en.replace("{" + slot.getKey() + "}", slot.getValue().en());
            fr = fr.replace("{" + slot.getKey() + "}", slot.getValue().fr());
        }
        return new Localized(en.strip(), fr.strip());
    }

}
