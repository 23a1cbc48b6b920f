// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;

import dev.entente.dispute.Question.Option;
import dev.entente.party.Localized;

/// What the bot says outside the trees.
final class Phrases {

    static final Localized INTRODUCTION = new Localized(
            "Hello. I am Entente, a piece of software, not a person. I help the two of you to find a solution: I ask what happened, show what is possible, and take no side. Nothing is decided without you, and you can talk to a person at any time.",
            "Bonjour. Je suis Entente, un logiciel, pas une personne. J'aide les deux parties à trouver une solution : je demande ce qui s'est passé, je montre ce qui est possible, et je ne prends pas parti. Rien n'est décidé sans vous, et vous pouvez parler à une personne à tout moment.");

    static final Localized CONSENT = new Localized("May I go on and mediate between you and the other side?",
            "Acceptez-vous que je fasse la médiation entre vous et l'autre partie ?");

    static final Localized CONSENT_WHY = new Localized("Mediation is voluntary. You can leave it whenever you like.",
            "La médiation est volontaire. Vous pouvez l'arrêter quand vous voulez.");

    static final List<Option> CONSENT_OPTIONS = List.of(
            new Option("yes", new Localized("Yes, go on", "Oui, continuons"),
                    List.of("ok", "go ahead", "sure", "d'accord", "allez-y", "vas-y", "je suis d'accord", "i agree")),
            new Option("person", new Localized("I want to talk to a person", "Je veux parler à une personne"),
                    List.of("no", "non", "a human", "un humain", "une vraie personne")));

    static final Localized KEPT = new Localized(
            "Thank you, I have kept what you wrote. First I need your yes: may I mediate?",
            "Merci, j'ai bien noté ce que vous avez écrit. D'abord, il me faut votre accord : puis-je faire la médiation ?");

    static final Localized PROBLEM = new Localized("What went wrong with this order?",
            "Quel est le problème avec cette commande ?");

    static final Localized UNDERSTOOD = new Localized("I have understood it so. You can change it if it is wrong.",
            "J'ai compris ainsi. Vous pouvez le corriger si c'est faux.");

    static final Localized LINES = new Localized("Which part of the order is it about?",
            "De quelle partie de la commande s'agit-il ?");

    static final Localized HOW_MUCH = new Localized("{what}: how much would be right for you?",
            "{what} : quel montant vous conviendrait ?");

    static final Localized NOT_UNDERSTOOD = new Localized(
            "I am sorry, I did not understand that. Please choose one of these, or say it in other words.",
            "Désolé, je n'ai pas compris. Merci de choisir ci-dessous, ou de le dire autrement.");

    static final Localized STILL_NOT_UNDERSTOOD = new Localized(
            "I still do not understand, and that is my fault. Here is everything I can take as an answer; or talk to a person, whenever you like.",
            "Je ne comprends toujours pas, et c'est ma faute. Voici tout ce que je peux prendre comme réponse ; ou parlez à une personne, quand vous voulez.");

    static final Localized NO_TREE = new Localized("This is one for a person.", "C'est l'affaire d'une personne.");

    static final Localized CURRENCY = new Localized("The amounts of this order need a person.",
            "Les montants de cette commande demandent une personne.");

    static final Localized THREAT = new Localized("A senior colleague should read this.",
            "Une personne expérimentée doit lire ceci.");

    static final Localized DANGER = new Localized("This may be dangerous; a senior colleague looks at it at once.",
            "Ceci peut être dangereux ; une personne expérimentée s'en occupe tout de suite.");

    static final Localized VIOLENCE = new Localized("A senior colleague should look at this conversation.",
            "Une personne expérimentée doit voir cette conversation.");

    static final Localized NOT_PASSED_ON = new Localized(
            "Your last message was not passed on to the other side; our team reads it.",
            "Votre dernier message n'a pas été transmis à l'autre partie ; notre équipe le lit.");

    static final Localized CALM = new Localized(
            "I understand that this is upsetting. Please write what happened and what you need, without insults; then it can be settled faster.",
            "Je comprends que la situation soit pénible. Merci d'écrire ce qui s'est passé et ce dont vous avez besoin, sans insultes ; cela se réglera plus vite.");

    static final Localized CONFIRM_ACCEPT = new Localized(
            "You accept this solution: {what}. It is carried out at once. Is that right?",
            "Vous acceptez cette solution : {what}. Elle est appliquée tout de suite. C'est bien cela ?");

    static final Localized CONFIRM_COUNTER = new Localized("You propose {what} instead. Is that right?",
            "Vous proposez {what} à la place. C'est bien cela ?");

    static final Localized CONFIRM_REFUSE_ALL = new Localized(
            "You refuse every solution on the table; then a person takes over. Is that right?",
            "Vous refusez toutes les solutions proposées ; une personne reprend alors le dossier. C'est bien cela ?");

    static final Localized CONFIRM_WITHDRAW = new Localized(
            "You withdraw the claim and the case is closed. Is that right?",
            "Vous retirez la demande et le dossier est clos. C'est bien cela ?");

    static final Localized WHICH = new Localized("Please choose with the buttons below which solution you mean.",
            "Merci d'indiquer avec les boutons ci-dessous de quelle solution vous parlez.");

    static final Localized TO_SELLER = new Localized(
            "Hello. I am Entente, a piece of software, not a person. The buyer has told me of a problem with this order. Below you see what they would accept; you can accept, propose something else or refuse, and talk to a person at any time.",
            "Bonjour. Je suis Entente, un logiciel, pas une personne. L'acheteur m'a signalé un problème avec cette commande. Vous voyez ci-dessous ce qu'il accepterait ; vous pouvez accepter, proposer autre chose ou refuser, et parler à une personne à tout moment.");

    static final List<Option> YES_NO = List.of(
            new Option("yes", new Localized("Yes", "Oui"),
                    List.of("ok", "correct", "exactly", "d'accord", "c'est ça", "tout à fait", "exact")),
            new Option("no", new Localized("No", "Non"), List.of("not at all", "wrong", "pas du tout", "c'est faux")));

    static final Option OTHER = new Option("other",
            new Localized("Something else, or talk to a person", "Autre chose, ou parler à une personne"),
            List.of("something else", "none of these", "autre chose", "rien de tout cela"));

    private Phrases() {
    }

    static Localized with(Localized phrase, Localized what) {
        return new Localized(phrase.en().replace("{what}", what.en()), phrase.fr().replace("{what}", what.fr()));
    }

}
