// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How well messages were read, in the figures by which a reader is judged.
final class Scores {

    private static final int BINS = 10;

    private final List<Judged> judged;

    Scores(List<Judged> judged) {
        this.judged = judged;
    }

    Scores of(String role, String language) {
        return only(one -> one.text("role").equals(role) && one.text("lang").equals(language));
    }

    Scores only(Predicate<Judged> which) {
        return new Scores(this.judged.stream().filter(which).toList());
    }

    List<Judged> wrong(Predicate<Judged> right) {
        return this.judged.stream().filter(right.negate()).toList();
    }

    int count() {
        return this.judged.size();
    }

    double share(Predicate<Judged> right) {
        return (double) count(right) / this.judged.size();
    }

    /// The mean over all classes that occur of the harmonic mean of precision and recall.
    double macroF1() {
        var intents = new TreeSet<String>();
        this.judged.forEach(one -> intents.add(one.text("intent")));
        return intents.stream().mapToDouble(this::f1).average().orElse(0);
    }

    double f1(String intent) {
        long both = count(one -> one.same("intent", intent) && one.reading().intent().equals(intent));
        long labelled = count(one -> one.same("intent", intent));
        long read = count(one -> one.reading().intent().equals(intent));
        return (labelled + read == 0) ? 0 : 2.0 * both / (labelled + read);
    }

    /// Of those that are so, how many were seen.
    double recall(Predicate<Judged> is, Predicate<Judged> seen) {
        return (double) count(is.and(seen)) / count(is);
    }

    /// Of those that were seen, how many are so.
    double precision(Predicate<Judged> is, Predicate<Judged> seen) {
        return (double) count(is.and(seen)) / count(seen);
    }

    /// How far confidence is from being right, on average (expected calibration error).
    double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int at = bin;
            var inside = only(one -> Math.min(BINS - 1, (int) (one.reading().confidence() * BINS)) == at);
            if (inside.count() > 0) {
                double confidence = inside.judged.stream().mapToDouble(one -> one.reading().confidence()).sum();
                error += Math.abs(confidence - inside.count(Judged::rightIntent));
            }
        }
        return error / this.judged.size();
    }

    private long count(Predicate<Judged> which) {
        return this.judged.stream().filter(which).count();
    }

    /// All figures, as lines of text.
    String report(double sureFrom) {
        var text = new StringBuilder(String.format(Locale.ROOT, "%d messages%n", count()));
        for (var role : List.of("buyer", "seller")) {
            for (var language : List.of("fr", "en")) {
                var part = of(role, language);
                if (part.count() > 0) {
                    line(text, "%-6s %s  %4d  accuracy %.3f  macro-F1 %.3f", role, language, part.count(),
                            part.share(Judged::rightIntent), part.macroF1());
                }
            }
        }
        line(text, "amounts exact        %.3f  (where one is stated %.3f)", share(Judged::rightAmount),
                only(one -> one.states("amount_minor")).share(Judged::rightAmount));
        signal(text, "person", one -> one.flag("wants_human"), one -> one.reading().wantsHuman());
        signal(text, "threat", one -> one.flag("threat"), one -> one.reading().threat());
        signal(text, "injection", one -> one.flag("injection"), one -> one.reading().injection());
        signal(text, "urgent", one -> one.same("urgency", "high"), one -> one.reading().urgency() == Urgency.HIGH);
        line(text, "language %.3f  category %.3f  wants %.3f  tone %.3f",
                share(one -> one.same("lang", one.reading().lang())),
                share(one -> one.same("category", one.reading().category())), share(Judged::rightWants),
                share(one -> one.same("tone", Judged.lower(one.reading().tone()))));
        var sure = only(one -> one.reading().confidence() >= sureFrom);
        line(text, "sure of %.3f, right in %.3f of these; calibration error %.3f", (double) sure.count() / count(),
                sure.share(Judged::rightIntent), calibrationError());
        return text.toString();
    }

    private void signal(StringBuilder text, String name, Predicate<Judged> is, Predicate<Judged> seen) {
        line(text, "%-10s recall %.3f of %d  precision %.3f of %d", name, recall(is, seen), count(is),
                precision(is, seen), count(seen));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

}
