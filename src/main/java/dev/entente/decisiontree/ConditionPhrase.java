// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads the closed set of tests: `lost`, `[lost, returned]`, `not delivered`, `at most 150 EUR`, `at least 2`,
/// `between 5 and 70 %`, `within 14 days`.
final class ConditionPhrase {

    private static final Pattern COMPARISON = Pattern.compile("(at most|at least|within|between) (.+)");

    private static final Pattern ONE = Pattern.compile("(\\S+?)(?: (\\S+)| ?(%))?");

    private static final Pattern TWO = Pattern.compile("(\\S+) and (\\S+?)(?: (\\S+)| ?(%))?");

    private static final Pattern NOT = Pattern.compile("not (?:\\[(.+)]|(\\S+))");

    private final Subject subject;

    private ConditionPhrase(Subject subject) {
        this.subject = subject;
    }

    /// A test written as a list of words.
    static Condition anyOf(Subject subject, List<String> words) throws Misspelt {
        if (!subject.hasWords()) {
            throw wrongKind(subject, String.join(", ", words));
        }
        return new Condition.AnyOf(new ConditionPhrase(subject).known(words));
    }

    /// A test written as a phrase.
    static Condition parse(Subject subject, String words) throws Misspelt {
        return new ConditionPhrase(subject).parse(words);
    }

    private Condition parse(String words) throws Misspelt {
        Matcher comparison = COMPARISON.matcher(words);
        if (comparison.matches()) {
            return compare(words, comparison.group(1), comparison.group(2));
        }
        if (!this.subject.hasWords()) {
            throw wrongKind(this.subject, words);
        }
        Matcher not = NOT.matcher(words);
        return not.matches() ? noneOf(not) : new Condition.AnyOf(known(List.of(words)));
    }

    private Condition noneOf(Matcher not) throws Misspelt {
        var words = known((not.group(1) != null) ? List.of(not.group(1).split(", *")) : List.of(not.group(2)));
        if (this.subject.several()) {
            return new Condition.NoneOf(words);
        }
        var others = new HashSet<>(this.subject.words());
        others.removeAll(words);
        return new Condition.AnyOf(others);
    }

    private Set<String> known(List<String> words) throws Misspelt {
        for (String word : words) {
            if (!this.subject.words().contains(word)) {
                throw new Misspelt("`%s` is never `%s`".formatted(this.subject.name(), word),
                        "the line could never hold for it", Suggestion.among(this.subject.words(), word));
            }
        }
        return Set.copyOf(words);
    }

    private Condition compare(String words, String verb, String operands) throws Misspelt {
        boolean fits = switch (this.subject.type()) {
            case MONEY, NUMBER, SHARE -> !verb.equals("within");
            case DAYS -> true;
            case WORD, YES_NO -> false;
        };
        if (!fits) {
            throw wrongKind(this.subject, words);
        }
        if (this.subject.type() == FactType.MONEY) {
            return compareMoney(verb, operands);
        }
        List<String> parts = split(verb, operands);
        long first = Quantity.whole(this.subject.type(), parts.getFirst(), unit(parts));
        long last = Quantity.whole(this.subject.type(), parts.get(1), unit(parts));
        return new Condition.InRange(range(verb, first, last));
    }

    private Condition compareMoney(String verb, String operands) throws Misspelt {
        Map<String, Condition.Range> ranges = new HashMap<>();
        for (String operand : operands.split(" or ")) {
            List<String> parts = split(verb, operand);
            String unit = unit(parts);
            if (unit == null) {
                throw new Misspelt("`%s` has no currency".formatted(operand),
                        "sums are only compared in their own currency", "Write for example `150 EUR`");
            }
            Amount first = Quantity.amount(parts.getFirst(), unit);
            Amount last = Quantity.amount(parts.get(1), unit);
            if (ranges.put(unit, range(verb, first.minor(), last.minor())) != null) {
                throw new Misspelt("%s has two limits".formatted(unit), "only one of them could count",
                        "Delete one of the two");
            }
        }
        return new Condition.InMoneyRange(ranges);
    }

    /// First number, last number (the same unless there are two) and, if there is one,
    /// the unit.
    private List<String> split(String verb, String operands) throws Misspelt {
        boolean two = verb.equals("between");
        Matcher matcher = (two ? TWO : ONE).matcher(operands);
        if (!matcher.matches()) {
            throw wrongKind(this.subject, verb + " " + operands);
        }
        int units = two ? 3 : 2;
        var parts = new ArrayList<>(List.of(matcher.group(1), matcher.group(two ? 2 : 1)));
        String unit = (matcher.group(units) != null) ? matcher.group(units) : matcher.group(units + 1);
        if (unit != null) {
            parts.add(unit);
        }
        return parts;
    }

    private static @Nullable String unit(List<String> parts) {
        return (parts.size() > 2) ? parts.get(2) : null;
    }

    private static Condition.Range range(String verb, long first, long last) {
        return switch (verb) {
            case "at most" -> new Condition.Range(Long.MIN_VALUE, last);
            case "at least" -> new Condition.Range(first, Long.MAX_VALUE);
            case "within" -> new Condition.Range(0, last);
            default -> new Condition.Range(first, last);
        };
    }

    private static Misspelt wrongKind(Subject subject, String words) {
        String example = subject.hasWords() ? "one of: " + String.join(", ", subject.words())
                : subject.type().example();
        return new Misspelt("`%s` is no test for `%s`".formatted(words, subject.name()), "it could not be judged",
                "Write " + example);
    }

}
