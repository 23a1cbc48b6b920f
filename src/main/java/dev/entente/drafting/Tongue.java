// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells by small words whether a short text is in another language than it should be.
final class Tongue {

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of("fr", words(
            "le la les un une des du au aux et ou mais que qui quoi dont est sont vous nous votre vos notre je il elle ne pas pour avec dans sur par ce cette ces avez etes avons si plus tres merci bonjour quel quelle etre sera a"),
            "en",
            words("the a an and or but that who what which is are you we your our i he she it not for with in on by this these have has be will if more very thanks please hello to of was were do does can could would"),
            "es",
            words("el la los las un una y o pero que es son usted ustedes su nosotros no para con en por este esta ha si mas muy gracias hola se lo del al pedido le"),
            "de",
            words("der die das ein eine und oder aber dass ist sind sie wir ihr ihre ihnen nicht fur mit in auf von zu den dem haben wird wenn mehr sehr danke bitte ich"),
            "it",
            words("il lo la gli un una e o ma che e sono lei voi noi suo non per con in su di del della questo questa ha se piu molto grazie le si"),
            "nl",
            words("de het een en of maar dat is zijn u wij uw ons niet voor met in op van dit deze hebt heeft wordt als meer zeer dank ik"),
            "pt",
            words("o a os as um uma e ou mas que e sao voce nos seu sua nao para com em por este esta tem se mais muito obrigado do da"));

    private static final int OTHER_MIN = 2;

    private static final int TELLING_WORDS = 3;

    private Tongue() {
    }

    /// Whether the text is clearly not in that language. Languages that are not known
    /// here are only told from their script.
    static boolean isOther(String text, String language) {
        if (letters(text, true) * 2 < letters(text, false)) {
            return SMALL_WORDS.containsKey(language);
        }
        var own = SMALL_WORDS.get(language);
        if (own == null) {
            return false;
        }
        var words = Letters.words(text);
        long ours = count(words, own);
        return SMALL_WORDS.entrySet()
            .stream()
            .filter(other -> !other.getKey().equals(language))
            .mapToLong(other -> count(words, other.getValue()))
            .anyMatch(
                    theirs -> theirs >= (ours == 0 && words.size() >= TELLING_WORDS ? 1 : OTHER_MIN) && theirs > ours);
    }

    private static long letters(String text, boolean latinOnly) {
        return text.codePoints()
            .filter(Character::isLetter)
            .filter(point -> !latinOnly || Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN)
            .count();
    }

    private static long count(List<String> words, Set<String> known) {
        return words.stream().filter(known::contains).count();
    }

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }

}
