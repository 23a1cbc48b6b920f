// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a model need not know of a person, and how people write it. In doubt it is taken for personal: what is masked comes
/// back in the answer. Every repetition is bounded, so that no text takes long.
enum PersonalData {

    EMAIL("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}"),

    IBAN("(?<![\\p{L}\\d])(?:[A-Z]{2}\\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?|[a-z]{2}\\d{2}[a-z0-9]{11,30})(?![\\p{L}\\d])"),

    CARD("(?<![\\p{L}\\d])\\d(?:[ .-]?\\d){12,18}(?![\\p{L}\\d])"),

    PHONE("(?<![\\p{L}\\d.,]|\\d[/-])(?:\\+[1-9]|00[1-9])\\d{0,2}(?:[ ./-]?(?:\\(0?\\d{0,3}\\)[ ]?)?\\d{1,4}){2,7}(?![\\p{L}\\d])",
            // France: five pairs with the same sign between them
            "(?<![\\p{L}\\d.,]|\\d[/-])0[1-9](?:([ .-]?)\\d{2})(?:\\1\\d{2}){3}(?![\\p{L}\\d])",
            // Belgium, but no date
            "(?<![\\p{L}\\d.,]|\\d[/-])(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?![\\d./-]))0\\d{1,3}[ ./-]?\\d{2,3}(?:[ .]\\d{2}){2}(?![\\p{L}\\d])",
            "(?<![\\p{L}\\d.,]|\\d[/-])0[1-9]\\d{7}(?![\\p{L}\\d])",
            // Great Britain
            "(?<![\\p{L}\\d.,]|\\d[/-])\\(?0\\d{2,4}\\)?[ ]\\d{3,4}[ ]?\\d{3,4}(?![\\p{L}\\d])",
            "(?<![\\p{L}\\d.,]|\\d[/-])0[127]\\d{9}(?![\\p{L}\\d])",
            // Québec and the rest of North America
            "(?<![\\p{L}\\d.,]|\\d[/-])(?:1[ .-])?\\(?[2-9]\\d{2}\\)?[ .-]{1,2}[2-9]\\d{2}[ .-]\\d{4}(?![\\p{L}\\d])"),

    ADDRESS(// 12 bis, rue de la Paix, 75002 Paris; 4521 rue Saint-Denis, Montréal (QC)
            // H2J 2L4
            "(?<![\\p{L}\\d])\\d{1,5}(?:[ ]?(?:bis|ter|quater|[A-Da-d]))?,?[ ](?i:" + Streets.FRENCH + ")[ ]"
                    + Streets.NAME + "(?:,?[ ]" + Streets.TOWN + ")?",
            // Rue de la Loi 16, 1000 Bruxelles
            "(?<![\\p{L}\\d])(?i:" + Streets.FRENCH + ")[ ]" + Streets.NAME
                    + "[ ,]{1,2}\\d{1,4}[A-Za-z]?(?![\\p{L}\\d])(?:,?[ ]" + Streets.TOWN + ")?",
            // Kerkstraat 12, 9000 Gent
            "(?<![\\p{L}\\d])\\p{Lu}[\\p{L}-]{1,30}(?:straat|laan|steenweg|plein|dreef|lei)[ ]\\d{1,4}[A-Za-z]?(?:,?[ ]"
                    + Streets.TOWN + ")?",
            // 221b Baker Street, London NW1 6XE
            "(?<![\\p{L}\\d])\\d{1,5}[A-Za-z]?,?[ ](?:\\p{Lu}[\\p{L}'’.-]{0,30}[ ]){1,4}(?i:" + Streets.ENGLISH
                    + ")(?!\\p{L})(?:,?[ ]" + Streets.TOWN + ")?",
            // a town alone with its postal code
            "(?<![\\p{L}\\d])(?:" + Streets.CODE_TOWN + "|" + Streets.LETTER_CODE + ")(?![\\p{L}\\d])");

    private final List<Pattern> patterns;

    PersonalData(String... patterns) {
        this.patterns = Stream.of(patterns).map(Pattern::compile).toList();
    }

    List<Pattern> patterns() {
        return this.patterns;
    }

    /// How much of what a pattern found is such a datum, in characters from its start.
    ///
    /// @return 0 where it is none
    int lengthIn(String found) {
        return switch (this) {
            case CARD -> Checksums.isCard(found) ? found.length() : 0;
            case IBAN -> ibanLength(found);
            case PHONE -> hasDigits(found, 8, 15) ? found.length() : 0;
            case EMAIL, ADDRESS -> found.length();
        };
    }

    /// A word in capitals behind an account's number does not belong to it. A number
    /// whose
    /// check fails is an account's all the same when most of it are digits: people
    /// mistype.
    private static int ibanLength(String found) {
        for (int end = found.length(); end >= 15; end--) {
            boolean whole = end == found.length() || !Character.isLetterOrDigit(found.charAt(end));
            if (whole && Checksums.isIban(found.substring(0, end))) {
                return end;
            }
        }
        return hasDigits(found, 12, 34) ? found.length() : 0;
    }

    private static boolean hasDigits(String found, int least, int most) {
        long digits = found.chars().filter(Character::isDigit).count();
        return digits >= least && digits <= most;
    }

}
