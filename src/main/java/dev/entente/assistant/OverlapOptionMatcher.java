// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Compares a free answer with every phrase of every option by shared words, weighed by how few options use them, with a tolerance for typing slips.
final class OverlapOptionMatcher implements OptionMatcher {

    /// From this likeness on an option counts as named.
    private static final double NAMED_FROM = 0.55;

    /// Options this close to the best are meant together or doubtful.
    private static final double CLOSE = 0.12;

    private static final int CHOICES_MAX = 50;

    private static final double SLIP = 0.72;

    private static final Set<String> SMALL_WORDS = Set.of("le", "la", "les", "un", "une", "des", "de", "du", "d", "l",
            "j", "je", "ai", "est", "c", "a", "il", "elle", "mon", "ma", "mes", "ce", "cet", "cette", "et", "en", "au",
            "aux", "que", "qu", "pour", "the", "an", "of", "to", "my", "i", "it", "is", "was", "has", "have", "and",
            "with", "avec", "me", "m", "s", "sur", "on", "in", "dans", "veux", "voudrais", "want", "would", "like",
            "please", "moi", "plait", "vous", "you", "this", "that", "ca", "option", "choix", "reponse", "prends",
            "choisis", "bonjour", "hello", "ou", "or", "quelque", "chose", "something", "truc", ".", "?");

    private static final Map<String, Integer> ORDINALS = ordinals();

    private final Ear ear;

    OverlapOptionMatcher(Ear ear) {
        this.ear = ear;
    }

    @Override
    public Match match(String text, List<Choice> choices) {
        var heard = this.ear.hear(text);
        if (choices.isEmpty() || choices.size() > CHOICES_MAX || heard.wording().count() == 0) {
            return Match.NONE;
        }
        var byPosition = position(heard.words(), heard.wording().clean(), choices);
        if (byPosition != null) {
            return new Match(List.of(byPosition), 0.95, null);
        }
        return rank(heard, choices);
    }

    private Match rank(Ear.Heard heard, List<Choice> choices) {
        var phrases = choices.stream().map(this::contents).toList();
        var rarity = rarity(phrases);
        var said = content(heard.words());
        var ranked = new ArrayList<Ranked>();
        for (int i = 0; i < choices.size(); i++) {
            double best = yesNo(heard, choices.get(i));
            for (var phrase : phrases.get(i)) {
                best = Math.max(best, likeness(said, heard.words(), phrase, rarity));
            }
            ranked.add(new Ranked(choices.get(i).id(), best));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::likeness).reversed());
        return decide(ranked);
    }

    private static Match decide(List<Ranked> ranked) {
        var best = ranked.getFirst();
        double next = ranked.size() > 1 ? ranked.get(1).likeness : 0;
        if (best.likeness < NAMED_FROM) {
            return best.likeness == 0 ? Match.NONE : new Match(List.of(), best.likeness * 0.5, best.id);
        }
        var named = ranked.stream()
            .filter(one -> one.likeness >= NAMED_FROM && one.likeness >= best.likeness - CLOSE)
            .map(Ranked::id)
            .toList();
        double confidence = Math.clamp(best.likeness * (0.5 + Math.min(0.5, best.likeness - next + CLOSE)), 0, 1);
        var runnerUp = ranked.size() > named.size() && ranked.get(named.size()).likeness > 0
                ? ranked.get(named.size()).id : null;
        return new Match(named, named.size() > 1 ? confidence / named.size() : confidence, runnerUp);
    }

    /// How alike an answer and a phrase are, from 0 to 1: the phrase's weight found in
    /// the answer, a little less where the answer says more.
    private static double likeness(Set<String> said, List<String> words, Way phrase, Map<String, Double> rarity) {
        if (phrase.words.equals(words)) {
            return 1;
        }
        double whole = 0;
        double shared = 0;
        int found = 0;
        for (var word : phrase.content) {
            double weight = rarity.getOrDefault(word, 1.0);
            double closeness = closeness(word, said);
            whole += weight;
            shared += weight * closeness;
            found += closeness > 0 ? 1 : 0;
        }
        if (whole == 0 || deniesOtherwise(words, phrase.words)) {
            return 0;
        }
        double covered = shared / whole;
        double precise = said.isEmpty() ? 0 : (double) found / said.size();
        return Math.min(0.97, 0.78 * covered + 0.22 * precise);
    }

    /// "pas cassé" does not name "cassé".
    private static boolean deniesOtherwise(List<String> words, List<String> phrase) {
        return denies(words) != denies(phrase);
    }

    private static boolean denies(List<String> words) {
        return words.contains("pas") || words.contains("not") || words.contains("jamais") || words.contains("never")
                || words.contains("rien") || words.contains("nothing") || words.contains("aucun")
                || words.contains("aucune") || words.contains("sans") || words.contains("no");
    }

    private static double closeness(String word, Set<String> said) {
        if (said.contains(word)) {
            return 1;
        }
        double best = 0;
        if (word.length() >= 4) {
            for (var other : said) {
                best = other.length() >= 4 ? Math.max(best, Letters.likeness(word, other)) : best;
            }
        }
        return best >= SLIP ? best : 0;
    }

    private static double yesNo(Ear.Heard heard, Choice choice) {
        var yes = Answers.yes(heard, false);
        if (yes == null) {
            return 0;
        }
        var plain = yes ? Set.of("yes", "oui") : Set.of("no", "non");
        boolean offered = plain.contains(choice.id())
                || choice.phrases().stream().anyMatch(phrase -> plain.contains(Folding.fold(phrase.strip())));
        return offered ? 0.96 : 0;
    }

    private static @Nullable String position(List<String> words, String clean, List<Choice> choices) {
        var trimmed = clean.strip()
            .replaceAll("(?i)^(?:option|choix|réponse|n°|number|#) ?", "")
            .replaceAll("[.)!]$", "");
        if (trimmed.length() <= 2 && !trimmed.isEmpty() && trimmed.chars().allMatch(Character::isDigit)) {
            return at(Integer.parseInt(trimmed), choices);
        }
        for (int i = 0; i < words.size() && words.size() <= 8; i++) {
            var place = ORDINALS.get(words.get(i));
            if (place != null && isPointing(words, i)) {
                return at(place < 0 ? choices.size() : place, choices);
            }
        }
        return null;
    }

    private static boolean isPointing(List<String> words, int at) {
        boolean before = at > 0 && Set.of("la", "le", "l", "the").contains(words.get(at - 1));
        boolean alone = words.size() == 1;
        boolean noun = at + 1 >= words.size() || Set
            .of("option", "solution", "proposition", "choix", "one", "choice", "proposal", ".", "s", "svp", "please",
                    "me", "merci", "thanks", "works", "va")
            .contains(words.get(at + 1));
        return alone || (before && noun);
    }

    private static @Nullable String at(int place, List<Choice> choices) {
        return place >= 1 && place <= choices.size() ? choices.get(place - 1).id() : null;
    }

    private List<Way> contents(Choice choice) {
        return choice.phrases()
            .stream()
            .flatMap(phrase -> alternatives(this.ear.hear(phrase).words()).stream())
            .map(words -> new Way(words, content(words)))
            .toList();
    }

    /// "cassé ou abîmé" is named by either word.
    private static List<List<String>> alternatives(List<String> words) {
        var alternatives = new ArrayList<List<String>>();
        alternatives.add(words);
        int start = 0;
        for (int i = 0; i <= words.size(); i++) {
            if (i == words.size() || words.get(i).equals("ou") || words.get(i).equals("or")) {
                if (i - start < words.size() && !content(words.subList(start, i)).isEmpty()) {
                    alternatives.add(words.subList(start, i));
                }
                start = i + 1;
            }
        }
        return alternatives;
    }

    private static Set<String> content(List<String> words) {
        var content = new HashSet<>(words);
        content.removeAll(SMALL_WORDS);
        return Set.copyOf(content);
    }

    private static Map<String, Double> rarity(List<List<Way>> phrases) {
        var users = new HashMap<String, Integer>();
        for (var option : phrases) {
            var words = new HashSet<String>();
            option.forEach(phrase -> words.addAll(phrase.content));
            words.forEach(word -> users.merge(word, 1, Integer::sum));
        }
        var rarity = new HashMap<String, Double>();
        users.forEach((word, count) -> rarity.put(word, 1.0 / (count * count)));
        return rarity;
    }

    private static Map<String, Integer> ordinals() {
        var ordinals = new HashMap<String, Integer>();
        var rows = List.of("premier premiere first 1er 1ere", "deuxieme second seconde 2e 2eme",
                "troisieme third 3e 3eme", "quatrieme fourth 4e 4eme", "cinquieme fifth 5e 5eme");
        for (int i = 0; i < rows.size(); i++) {
            for (var word : rows.get(i).split(" ")) {
                ordinals.put(word, i + 1);
            }
        }
        ordinals.put("dernier", -1);
        ordinals.put("derniere", -1);
        ordinals.put("last", -1);
        return Map.copyOf(ordinals);
    }

    private record Way(List<String> words, Set<String> content) {
    }

    private record Ranked(String id, double likeness) {
    }

}
