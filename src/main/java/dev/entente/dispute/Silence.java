// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.Locale;

import dev.entente.party.Localized;

/// What happens when nobody does anything until the deadline; announced beforehand, always.
public enum Silence {

    CLOSE("The case is closed. It can be opened again for 14 days.",
            "Le dossier est clos. Il peut être rouvert pendant 14 jours."),
    CARRY_OUT("The buyer's first solution is carried out.", "La première solution de l'acheteur est appliquée."),
    AGENT("A mediator from our team takes the case over.", "Une personne de notre équipe reprend le dossier."),
    REFUND("The return counts as confirmed and the refund is made.",
            "Le retour est considéré comme confirmé et le remboursement est effectué."),
    FULFILLED("It counts as done and the seller is paid.", "C'est considéré comme fait et le vendeur est payé."),
    PROMOTE("The case moves up in the queue.", "Le dossier devient prioritaire."),
    QUEUE("The case goes back to the queue of our team.", "Le dossier revient dans la file de notre équipe."),
    RELEASE("The money that is still held is released to the seller.", "L'argent encore retenu est versé au vendeur."),
    ARCHIVE("The conversation is archived.", "La conversation est archivée.");

    private final Localized text;

    Silence(String en, String fr) {
        this.text = new Localized(en, fr);
    }

    public String action() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Localized text() {
        return this.text;
    }

}
