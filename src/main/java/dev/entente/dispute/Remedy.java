// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.Locale;

import dev.entente.party.Localized;

/// What can make a problem good (the closed set of the default policy).
public enum Remedy {

    FULL_REFUND("Full refund", "Remboursement intégral"),
    PARTIAL_REFUND("Partial refund, you keep the item", "Remboursement partiel, l'article est conservé"),
    REPLACEMENT("Replacement", "Remplacement"), REPAIR("Repair", "Réparation"),
    SEND_MISSING("Missing part sent", "Envoi de la pièce manquante"), DELIVER("New delivery", "Nouvelle livraison"),
    FREE_RETURN("Free return and refund", "Retour gratuit et remboursement"),
    REDO_SERVICE("The work is done again", "Le travail est refait"),
    CANCEL("Cancellation with full refund", "Annulation avec remboursement intégral"),
    COMPENSATION("Other compensation", "Autre compensation"),
    PRICE_CORRECTION("Price correction", "Correction du prix"), NONE("Claim not upheld", "Demande non retenue");

    private final Localized title;

    Remedy(String en, String fr) {
        this.title = new Localized(en, fr);
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Localized title() {
        return this.title;
    }

    /// @throws IllegalArgumentException when there is no such remedy
    public static Remedy of(String wire) {
        if (!wire.equals(wire.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("No remedy " + wire);
        }
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// Whether the person who proposes it names the amount.
    public boolean hasFreeAmount() {
        return this == PARTIAL_REFUND || this == PRICE_CORRECTION;
    }

    /// Whether all that the disputed lines cost goes back.
    public boolean isFullRefund() {
        return this == FULL_REFUND || this == FREE_RETURN || this == CANCEL;
    }

    /// Whether its amount goes back to the buyer out of what is held; a voucher's does
    /// not.
    public boolean movesMoney() {
        return hasFreeAmount() || isFullRefund();
    }

    /// Whether somebody still has to do something before the case is done.
    public boolean isWork() {
        return switch (this) {
            case REPLACEMENT, REPAIR, SEND_MISSING, DELIVER, REDO_SERVICE, COMPENSATION -> true;
            default -> false;
        };
    }

}
