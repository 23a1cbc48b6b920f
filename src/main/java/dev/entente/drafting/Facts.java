// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.entente.drafting.Fact.Kind;

/// The facts of a text, in French or English.
final class Facts {

    private static final int TEXT_MAX_CHARS = 120_000;

    private static final List<Finder> FINDERS = List.of(new Finder(Kind.ADDRESS,
            "(?<![\\w.+-])[\\w.+-]{1,80} ?(?:@|\\(at\\)|\\[at]| arobase ) ?[\\w-]{1,80}(?:\\.[\\w-]{1,80}){0,6}|@\\w{3,}",
            Facts::bare), new Finder(Kind.ADDRESS, "(?:https?|ftp)://\\S+|www\\.\\S+", Facts::bare),
            new Finder(Kind.ADDRESS,
                    "(?<![\\w@-])[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,6}\\.(?:com|fr|org|net|io|eu|de|uk|co|info|shop|be|ch|ru|xyz|app|dev|link|ly|top|site|online|store|biz|me|gg|to)(?![\\w])(?:/\\S*)?",
                    Facts::bare),
            new Finder(Kind.ADDRESS,
                    "(?<![a-z0-9])[a-z]{2}\\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,4})?(?![a-z0-9])", Facts::bare),
            new Finder(Kind.DATE, Dates.ISO, Dates::iso), new Finder(Kind.DATE, Dates.FIGURES, Dates::figures),
            new Finder(Kind.DATE, Dates.DAY_FIRST, Dates::named),
            new Finder(Kind.DATE, Dates.MONTH_FIRST, Dates::named),
            new Finder(Kind.ADDRESS, "(?<![\\d,.])(?:\\+\\d{1,3}|0\\d?)(?:[ .()-]{0,2}\\d){8,12}(?!\\d)", Facts::bare),
            new Finder(Kind.TIME, "(?<!\\d)([01]?\\d|2[0-3]) ?[h:] ?([0-5]\\d)(?!\\d)( ?[ap]\\.?m\\b)?", Dates::time),
            new Finder(Kind.TIME, "(?<!\\d)(1?\\d) ?([ap])\\.?m\\b", (found, _) -> found.group(1) + found.group(2)),
            new Finder(Kind.AMOUNT, Units.MONEY_FIRST, Units::money),
            new Finder(Kind.AMOUNT, Units.MONEY_LAST, Units::money),
            new Finder(Kind.SHARE, Units.PERCENT, (found, _) -> Numbers.value(found.group(1))),
            new Finder(Kind.DURATION, Units.DURATION, Units::duration),
            new Finder(Kind.SHARE, Units.FRACTION, (found, _) -> Units.fraction(found.group())),
            new Finder(Kind.CODE,
                    "(?<![\\p{L}\\d])(?!\\d{1,4}(?:st|nd|rd|th|er|ere|eme|e|x)(?![\\p{L}\\d]))(?=[\\p{L}-]{0,40}\\d)(?=[\\d-]{0,40}\\p{L})[\\p{L}\\d]+(?:-[\\p{L}\\d]+)*",
                    (found, _) -> found.group()),
            new Finder(Kind.NUMBER, Numbers.FIGURES, (found, _) -> Numbers.value(found.group())),
            new Finder(Kind.NUMBER, Numbers.SPELT, (found, _) -> Numbers.value(found.group())),
            new Finder(Kind.DAY, Dates.SAID, (found, _) -> Dates.said(found.group())));

    private static final List<String> SMALL = List.of("1", "2");

    private Facts() {
    }

    /// Every fact that a text states, claims included.
    static List<Fact> of(String text) {
        var facts = new ArrayList<>(hard(text));
        facts.addAll(Claims.in(Letters.fold(text)));
        return facts;
    }

    /// The facts that can be counted, dated or called; without claims.
    static List<Fact> hard(String text) {
        var bounded = Letters.compose(Letters.bound(text, TEXT_MAX_CHARS));
        var folded = foldKeepingLength(bounded);
        var open = new StringBuilder(folded);
        var facts = new ArrayList<Fact>();
        for (var finder : FINDERS) {
            var found = finder.pattern.matcher(open.toString());
            while (found.find()) {
                var fact = new Fact(finder.kind, finder.value.apply(found.toMatchResult(), folded),
                        bounded.substring(found.start(), found.end()).strip());
                if (!isSmallTalk(fact)) {
                    facts.add(fact);
                }
                blank(open, found.start(), found.end());
            }
        }
        return facts;
    }

    /// The facts of one text that another one does not have.
    static List<Fact> missing(List<Fact> from, List<Fact> in) {
        return from.stream().filter(fact -> in.stream().noneMatch(fact::isSameAs)).toList();
    }

    /// "One of them" and "the two of you" are no facts.
    private static boolean isSmallTalk(Fact fact) {
        return fact.kind() == Kind.NUMBER && SMALL.contains(fact.value())
                && Character.isLetter(fact.written().codePointAt(0));
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, '\u0001');
        }
    }

    private static String foldKeepingLength(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(fold(text.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char letter) {
        if (letter < 128) {
            return Character.toLowerCase(letter);
        }
        var folded = Letters.fold(String.valueOf(letter));
        return folded.length() == 1 ? folded.charAt(0) : letter;
    }

    private static String bare(MatchResult found, String text) {
        return found.group().replaceAll("[ ()]", "").replaceAll("[.,;:!?]+$", "");
    }

    private record Finder(Kind kind, Pattern pattern, BiFunction<MatchResult, String, String> value) {

        Finder(Kind kind, String pattern, BiFunction<MatchResult, String, String> value) {
            this(kind, Pattern.compile(pattern), value);
        }

    }

}
