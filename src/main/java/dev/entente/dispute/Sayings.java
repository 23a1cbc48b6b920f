// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.entente.party.Localized;

/// What the case itself says to people, in their languages.
final class Sayings {

    private static final DateTimeFormatter english = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.UK);

    private static final DateTimeFormatter french = DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm 'UTC'",
            Locale.FRANCE);

    static final Localized NOTHING_CHANGED = new Localized("All right, nothing was changed.",
            "D'accord, rien n'a été changé.");

    static final Localized ALREADY_CALLED = new Localized(
            "Your case is already with our team; somebody will write to you here.",
            "Votre dossier est déjà auprès de notre équipe ; une personne vous écrira ici.");

    static final Localized HANDED_BACK = new Localized(
            "Our team has handed the case back. I go on from what is known, step by step.",
            "Notre équipe m'a rendu le dossier. Je reprends à partir de ce qui est connu, étape par étape.");

    static final Localized WITHDRAWN = new Localized(
            "The claim was withdrawn. The case is closed and can be opened again for 14 days.",
            "La demande a été retirée. Le dossier est clos et peut être rouvert pendant 14 jours.");

    static final Localized CLOSED_BY_SILENCE = new Localized(
            "Nobody has answered, so the case is closed as announced. It can be opened again for 14 days.",
            "Sans réponse, le dossier est clos comme annoncé. Il peut être rouvert pendant 14 jours.");

    static final Localized REOPENED = new Localized("The case is open again.", "Le dossier est de nouveau ouvert.");

    static final Localized WRITTEN_DOWN = new Localized(
            "We hold no money for this order: the outcome is written down here, and you carry it out between yourselves.",
            "Nous ne retenons pas d'argent pour cette commande : l'issue est consignée ici, et vous l'appliquez entre vous.");

    static final Localized MONEY_ON_ITS_WAY = new Localized(
            "The payment provider has been asked. You will see it here as soon as it is confirmed.",
            "Le prestataire de paiement a été sollicité. La confirmation s'affichera ici dès réception.");

    static final Localized SETTLED = new Localized(
            "It is done: the payment provider has confirmed. You can contest the outcome here for 14 days, and a person will look at it. You may also turn to the consumer mediator named by the seller, free of charge.",
            "C'est fait : le prestataire de paiement a confirmé. Vous pouvez contester l'issue ici pendant 14 jours, une personne l'examinera. Vous pouvez aussi saisir gratuitement le médiateur de la consommation indiqué par le vendeur.");

    static final Localized PAYMENT_FAILED = new Localized(
            "The payment provider could not carry it out. Nothing is lost; our team takes care of it.",
            "Le prestataire de paiement n'a pas pu l'exécuter. Rien n'est perdu ; notre équipe s'en occupe.");

    static final Localized RETURN_ARRIVED = new Localized("The return has arrived at the seller, who now confirms it.",
            "Le retour est arrivé chez le vendeur, qui le confirme maintenant.");

    static final Localized FULFIL = new Localized(
            "The seller now does what was agreed. Afterwards the buyer confirms it here.",
            "Le vendeur fait maintenant ce qui est convenu. Ensuite, l'acheteur le confirme ici.");

    static final Localized REDRESS = new Localized(
            "Either side can contest this here within 14 days; another person will look at it.",
            "Chaque partie peut contester ici sous 14 jours ; une autre personne l'examinera.");

    static final Localized ASKED = new Localized("A person was asked for.", "Une personne a été demandée.");

    static final Localized ALL_REFUSED = new Localized("No solution was accepted.",
            "Aucune solution n'a été acceptée.");

    static final Localized SELLER_SILENT = new Localized("The seller has not answered in time.",
            "Le vendeur n'a pas répondu à temps.");

    static final Localized NOT_SHIPPED = new Localized("The goods were not sent back in time.",
            "L'article n'a pas été renvoyé à temps.");

    static final Localized RETURN_STUCK = new Localized("The return has not arrived.", "Le retour n'est pas arrivé.");

    static final Localized NOT_FULFILLED = new Localized("What was agreed has not been done in time.",
            "Ce qui était convenu n'a pas été fait à temps.");

    static final Localized CONTESTED = new Localized("The outcome is contested.", "L'issue est contestée.");

    static final Localized NOT_CONFIRMED = new Localized("The payment provider has not confirmed in time.",
            "Le prestataire de paiement n'a pas confirmé à temps.");

    static final Localized WAITED_LONG = new Localized("It has waited too long.", "L'attente a été trop longue.");

    static final Localized AGENT_AWAY = new Localized("The person who held it has been away.",
            "La personne en charge s'est absentée.");

    static final Localized HOSTILE = new Localized("The tone needs a person.",
            "Le ton demande l'intervention d'une personne.");

    private Sayings() {
    }

    static Localized peopleCalled(Localized why, Instant dueAt) {
        return new Localized(
                why.en() + " A person from our team takes over and writes to you here, at the latest by "
                        + english.format(dueAt.atOffset(ZoneOffset.UTC)) + ".",
                why.fr() + " Une personne de notre équipe reprend et vous écrit ici, au plus tard le "
                        + french.format(dueAt.atOffset(ZoneOffset.UTC)) + ".");
    }

    static Localized reminder(Instant dueAt, Localized then) {
        return new Localized(
                "A reminder: your answer is awaited until " + english.format(dueAt.atOffset(ZoneOffset.UTC))
                        + ". After that: " + then.en(),
                "Rappel : votre réponse est attendue jusqu'au " + french.format(dueAt.atOffset(ZoneOffset.UTC))
                        + ". Ensuite : " + then.fr());
    }

    static Localized agentIsHere(String name) {
        return new Localized(name + " from our team is here and has read everything. The software is silent now.",
                name + ", de notre équipe, est là et a tout lu. Le logiciel se tait maintenant.");
    }

    static Localized sendBack(Terms.PaidBy payer, Instant dueAt) {
        return new Localized("Please send the goods back by " + english.format(dueAt.atOffset(ZoneOffset.UTC))
                + ". The way back is paid by the " + payer.wire() + ". The refund is made when the seller has them.",
                "Merci de renvoyer l'article avant le " + french.format(dueAt.atOffset(ZoneOffset.UTC))
                        + ". Le retour est à la charge " + payerInFrench(payer)
                        + ". Le remboursement est fait dès que le vendeur l'a reçu.");
    }

    private static String payerInFrench(Terms.PaidBy payer) {
        return switch (payer) {
            case BUYER -> "de l'acheteur";
            case SELLER -> "du vendeur";
            case PLATFORM -> "de la plateforme";
        };
    }

    static Localized silentSeller(Localized remedy) {
        return new Localized(
                "The seller has not answered in time. As announced, the buyer's first solution is carried out: "
                        + remedy.en() + ".",
                "Le vendeur n'a pas répondu à temps. Comme annoncé, la première solution de l'acheteur est appliquée : "
                        + remedy.fr() + ".");
    }

}
