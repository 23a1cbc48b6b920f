// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;

import dev.entente.dispute.Question.Option;
import dev.entente.party.Localized;
import org.jspecify.annotations.Nullable;

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

    static final Localized ALSO_NOTED = new Localized(
            "I have also noted: {what}. We settle one thing after the other; this one is not forgotten.",
            "J'ai aussi noté : {what}. Nous réglons une chose après l'autre ; celle-ci n'est pas oubliée.");

    static final Localized ALSO_STILL = new Localized("You also mentioned: {what}. Do you still want it settled?",
            "Vous avez aussi parlé de : {what}. Voulez-vous encore que ce soit réglé ?");

    static final Localized ALSO_WHY = new Localized(
            "The money of an order moves once, so we ask before anything is decided.",
            "L'argent d'une commande ne bouge qu'une fois ; nous demandons donc avant toute décision.");

    static final Localized ALSO_FOR_PERSON = new Localized("The person who takes over also sees: {what}.",
            "La personne qui reprend le dossier voit aussi : {what}.");

    static final Localized TWO_PROBLEMS = new Localized("Two problems with one order need one decision by a person.",
            "Deux problèmes sur une même commande demandent une seule décision, par une personne.");

    static final Localized TAKEN_UP = new Localized("Then let us look at this: {what}.", "Alors voyons cela : {what}.");

    static final Localized TAKEN_BACK = new Localized("All right, your last answer is taken back.",
            "D'accord, votre dernière réponse est annulée.");

    static final Localized NOTHING_TO_TAKE_BACK = new Localized("There is no answer to take back yet.",
            "Il n'y a pas encore de réponse à annuler.");

    static final Localized CORRECTED = new Localized("Thank you, I have corrected that. We go on from there.",
            "Merci, c'est corrigé. Nous reprenons à partir de là.");

    static final Localized WELCOME = new Localized("You are welcome.", "Je vous en prie.");

    static final Localized HELLO = new Localized("Hello. I am here to help you settle this.",
            "Bonjour. Je suis là pour vous aider à régler cela.");

    static final Localized NO_DATE = new Localized(
            "I could not read a date. Please write it like this: 12 November, or yesterday.",
            "Je n'ai pas reconnu de date. Écrivez-la par exemple ainsi : 12 novembre, ou hier.");

    static final Localized NO_PHOTOS = new Localized(
            "Here I need {min} to {max} photos. Add them with the photo button; a picture taken with your phone is enough.",
            "Il me faut ici de {min} à {max} photos. Ajoutez-les avec le bouton photo ; une image prise avec votre téléphone suffit.");

    static final Localized TOO_SHORT = new Localized(
            "A little more, please: between {min} and {max} characters, in your own words.",
            "Un peu plus de détails, s'il vous plaît : entre {min} et {max} caractères, avec vos mots.");

    static final Localized NO_CHOICES = new Localized(
            "I could not tell which of them you mean. Please choose one or several below, or name them.",
            "Je n'ai pas reconnu ce que vous choisissez. Cochez une ou plusieurs réponses ci-dessous, ou nommez-les.");

    static final Localized NO_AMOUNT = new Localized(
            "I could not read an amount. It can be between {min} and {max}; for example: 25 euros.",
            "Je n'ai pas reconnu de montant. Il peut être compris entre {min} et {max} ; par exemple : 25 euros.");

    static final Localized OUT_OF_BOUNDS = new Localized(
            "That amount is not possible here: it can be between {min} and {max}. Which amount would suit you?",
            "Ce montant n'est pas possible ici : il peut être compris entre {min} et {max}. Quel montant vous conviendrait ?");

    static final Localized GIVES_ORDERS = new Localized(
            "The last message seems to give orders to the software. They changed nothing; what else it says was heard.",
            "Le dernier message semble donner des ordres au logiciel. Ils n'ont rien changé ; le reste a été entendu.");

    private Phrases() {
    }

    static Localized with(Localized phrase, Localized what) {
        return new Localized(phrase.en().replace("{what}", what.en()), phrase.fr().replace("{what}", what.fr()));
    }

    /// A phrase with how many are needed.
    static Localized counted(Localized phrase, @Nullable Long min, @Nullable Long max) {
        String least = String.valueOf(min == null ? 0 : min);
        String most = max == null ? "4000" : String.valueOf(max);
        return between(phrase, new Localized(least, least), new Localized(most, most));
    }

    static Localized between(Localized phrase, Localized min, Localized max) {
        return new Localized(phrase.en().replace("{min}", min.en()).replace("{max}", max.en()),
                phrase.fr().replace("{min}", min.fr()).replace("{max}", max.fr()));
    }

}
