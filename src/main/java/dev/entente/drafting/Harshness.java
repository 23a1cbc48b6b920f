// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.Locale;
import java.util.regex.Pattern;

/// Harsh words, attacks, threats and shouting, in French and English; taken out without touching figures.
final class Harshness {

    private static final int CALM = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String PEOPLE = "connard\\w*|connasses?|cons?|conne|encul[ée]s?|salauds?|salopes?|salopards?|enfoir[ée]s?|b[âa]tards?|abrutie?s?|cr[ée]tine?s?|d[ée]biles?|imb[ée]ciles?|idiote?s?|bouffons?|incapables?|incomp[ée]tente?s?|nuls?|nulles?|voleu(?:rs?|ses?)|escrocs?|arnaqueu(?:rs?|ses?)|menteu(?:rs?|ses?)|guignols?|clowns?|branleurs?|tocards?|minables?|ordures?|pourritures?|raclures?|fils de putes?|putes?|fumiers?|assholes?|bastards?|bitch(?:es)?|morons?|dumbass(?:es)?|shitheads?|scumbags?|scum|pricks?|wankers?|twats?|dickheads?|jerks?|idiots?|losers?|liars?|thie(?:f|ves)|crooks?|scammers?|fraudsters?|incompetents?|cheats?|cowards?|pigs?";

    private static final String FILLERS = "(?<=c'est )de la merde|putain(?: de)?|bordel(?: de)?|merde|merdique|de merde|foutu[es]?|honteux|honteuse|scandaleux|pitoyable|path[ée]tique|lamentable|d[ée]gueulasse|fucking?|f\\*+king|bloody|damn(?:ed)?|shit(?:ty)?|crappy?|stupid|pathetic|useless|disgusting|disgraceful|ridiculous|ridicule|goddamn|wtf";

    private static final Pattern GROUPS = Pattern
        .compile("(?<![\\p{L}\\d])(?:bande|esp[eè]ce|tas|bunch|pack|gang) (?:de |d'|of )(?:[\\p{L}*]+ ){0,1}(?:"
                + PEOPLE + ")(?![\\p{L}\\d])", CALM);

    private static final Pattern WORDS = Pattern
        .compile("(?<![\\p{L}\\d])(?:(?:sales?|gros(?:se)?|petit|dirty|vous les|espèce de) )?(?:" + PEOPLE + "|"
                + FILLERS + ")(?![\\p{L}\\d])", CALM);

    private static final Pattern ATTACKS = Pattern.compile(
            "(?<![\\p{L}\\d])(?:vous [êe]tes (?:vraiment |tous |que |tellement |une? |des |de |complètement |qu'une? )*|tu es |t'es |you(?: are|'re| re)(?: all| really| just| nothing but| such)*(?: an?| the)? ?|what an? |quelle? |va te faire|allez vous faire|ferme[- ]la|fermez[- ]la|ta gueule|go to hell|screw you|shut up|nique |shame on you|honte à vous|vous n'avez pas honte|vous devriez avoir honte)",
            CALM);

    private static final Pattern THREATS = Pattern.compile(
            "(?<![\\p{L}\\d])(?:sinon|or else|otherwise|avocats?|lawyers?|attorney|tribuna(?:l|ux)|court|plainte|police|huissier|justice|sue you|la presse|the press|mauvais avis|bad review|one[- ]star|1 [ée]toile|une étoile|réseaux sociaux|social media|facebook|twitter|tiktok|trustpilot|casser? la|gueule|buter|crever|tuer|kill|punch|smash|beat you|hurt you|regretter|regret (?:it|this)|je sais où|i know where|chargeback|opposition|vous allez voir|you'll see|you will see|watch out|watch your|pay for this|le payer)(?![\\p{L}])",
            CALM);

    private static final Pattern CUTS = Pattern.compile(
            "(?<=[;!?…])\\s+|(?<=,)\\s+|(?<=:)\\s+|\\s+[–—-]\\s+|\\s+(?=(?:ou|or|sinon|otherwise|et|and|mais|but) (?:je|j'|on|nous|i|i'll|we|we'll|else|vous|you|alors)(?![\\p{L}]))|\\s+(?=(?:sinon|otherwise|or else)(?![\\p{L}]))",
            CALM);

    private static final Pattern RHETORIC = Pattern.compile(
            "(?<![\\p{L}])(?:(?:tu te|vous vous) (?:fous|foutez|fichez|moques|moquez) de|n'avez(?:-vous)? pas honte|n'as pas honte|are you (?:kidding|joking|serious)|allez vous faire|va te faire|go to hell|screw you|how dare you|bon à rien|good for nothing)(?![\\p{L}])",
            CALM);

    private static final Pattern LOUD = Pattern.compile(
            "(?<![\\p{L}\\d-])(?:NOW|NEVER|ALWAYS|STILL|BACK|MONEY|NOT|IMMEDIATELY|JAMAIS|TOUJOURS|RIEN|MAINTENANT|ENCORE|ARGENT|PAS|VRAIMENT|TOUT DE SUITE)(?![\\p{L}\\d-])");

    private static final Pattern DANGLING = Pattern.compile(
            "(?:^|[\\s'])(?:est|sont|[êe]tes|[ée]tait|is|are|was|were|'s|'re|tr[èe]s|so|such|vraiment|really|un|une|an?|des|de|the|le|la|les|et|and|ce|this|these|your|votre|vos)[\\s.!,]*$",
            CALM);

    private static final Pattern CODE = Pattern.compile(".*\\d.*");

    private Harshness() {
    }

    /// Whether harsh words are left.
    static boolean isIn(String text) {
        return WORDS.matcher(text).find() || GROUPS.matcher(text).find();
    }

    /// Whether a clause from which words were taken ends in the air.
    static boolean isTorn(String clause) {
        return DANGLING.matcher(clause).find();
    }

    static boolean threatens(String clause) {
        return THREATS.matcher(clause).find();
    }

    /// Attacks the reader and says nothing else.
    static boolean isAttack(String clause) {
        return RHETORIC.matcher(clause).find() || ATTACKS.matcher(clause.strip()).lookingAt()
                && (isIn(clause) || clause.strip().split("\\s+").length <= 4);
    }

    static String[] clauses(String sentence) {
        return CUTS.split(sentence);
    }

    /// The words without the harsh ones.
    static String without(String clause) {
        var calm = WORDS.matcher(GROUPS.matcher(clause).replaceAll(" ")).replaceAll(" ");
        return calm.replaceAll("[!?]{2,}|…|\\.{2,}", ".")
            .replaceAll("\\s+([,.])", "$1")
            .replaceAll("[ \\t]{2,}", " ")
            .strip();
    }

    /// Whether a text is for the most part in capitals.
    static boolean shouts(String text) {
        long upper = text.chars().filter(Character::isUpperCase).count();
        long letters = text.chars().filter(Character::isLetter).count();
        return letters >= 8 && upper * 10 >= letters * 4;
    }

    /// Words in capitals become small: all in a text that shouts, else those that are no
    /// short forms. Order numbers stay.
    static String hush(String sentence, boolean shouts) {
        if (!shouts) {
            return LOUD.matcher(sentence).replaceAll(word -> word.group().toLowerCase(Locale.ROOT));
        }
        var calm = new StringBuilder();
        for (var word : sentence.split("(?<=\\s)|(?=\\s)")) {
            boolean loud = word.equals(word.toUpperCase(Locale.ROOT)) && !CODE.matcher(word).matches()
                    && !word.equals("I") && !word.matches("(?:EUR|USD|GBP|CHF)\\W*");
            calm.append(loud ? word.toLowerCase(Locale.ROOT) : word);
        }
        return calm.toString();
    }

}
