// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Letters brought to one form, for comparing and for looking through disguises.
final class Letters {

    private static final String LOOK_ALIKES = "авсеһіјкмнорѕтухёԁԛԝАВСЕНІЈКМОРЅТУХαεηικνορτυχγωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String AS_LATIN = "abcehijkmhopstyxedqwABCEHIJKMOPSTYXaenikvoptuxywABEZHIKMNOPTYX";

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Letters() {
    }

    /// Compatible forms composed; spaces of any width become plain ones.
    static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u00A0', ' ').replace('\u2019', '\'');
    }

    /// Lower case without accents.
    static String fold(String text) {
        var lower = compose(text).toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    /// The words of a text, folded.
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : NO_WORD.split(fold(text))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /// Letters of other scripts that look Latin become Latin; the length stays.
    static String unmask(String text) {
        var letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            int at = letters[i] < 0x370 ? -1 : LOOK_ALIKES.indexOf(letters[i]);
            letters[i] = at < 0 ? letters[i] : AS_LATIN.charAt(at);
        }
        return new String(letters);
    }

    /// At most that many characters, never half of one.
    static String bound(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars);
    }

}
