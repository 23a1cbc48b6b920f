// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Scores the local reader on labelled messages and prints a report; run by `evaluation/run`.
public final class Evaluation {

    static final List<String> HELD_OUT = List.of("held-out/problems.jsonl", "held-out/talk.jsonl",
            "held-out/signals.jsonl");

    private static final int PACE_CHARS = 200;

    private static final int PACE_READINGS = 2000;

    private Evaluation() {
    }

    /// @param arguments files of the test class path below `assistant`; `--wrong` lists
    /// the messages that were misread; without files the held-out set
    public static void main(String[] arguments) {
        var files = Arrays.stream(arguments).filter(each -> !each.startsWith("--")).toList();
        var all = new ArrayList<Judged>();
        for (var file : files.isEmpty() ? HELD_OUT : files) {
            var judged = Judged.read(file, Readers.ASSISTANT::readNow);
            System.out.printf("== %s: %s", file, new Scores(judged).report(Readers.SETTINGS.sureFrom()));
            all.addAll(judged);
        }
        var scores = new Scores(all);
        System.out.printf("== all: %s", scores.report(Readers.SETTINGS.sureFrom()));
        Intents.of(Speaker.BUYER).forEach(intent -> perClass(scores, "buyer", intent));
        Intents.of(Speaker.SELLER).forEach(intent -> perClass(scores, "seller", intent));
        System.out.printf(Locale.ROOT, "%.2f ms for a message of %d characters%n", pace(all), PACE_CHARS);
        if (List.of(arguments).contains("--wrong")) {
            list("class", scores.wrong(Judged::rightIntent));
            list("amount", scores.wrong(Judged::rightAmount));
            list("person", scores.wrong(one -> one.flag("wants_human") == one.reading().wantsHuman()));
            list("threat", scores.wrong(one -> one.flag("threat") == one.reading().threat()));
            list("injection", scores.wrong(one -> one.flag("injection") == one.reading().injection()));
            list("urgency", scores.wrong(one -> one.same("urgency", Judged.lower(one.reading().urgency()))));
        }
    }

    private static void list(String field, List<Judged> wrong) {
        System.out.printf("-- wrong %s%n", field);
        wrong.forEach(System.out::println);
    }

    private static void perClass(Scores scores, String role, String intent) {
        System.out.printf(Locale.ROOT, "%-6s %-24s F1 %.3f%n", role, intent,
                scores.only(one -> one.text("role").equals(role)).f1(intent));
    }

    /// The median of many readings of messages of one length, on one thread.
    private static double pace(List<Judged> judged) {
        var times = new long[PACE_READINGS];
        for (int index = 0; index < times.length; index++) {
            var text = new StringBuilder();
            while (text.length() < PACE_CHARS) {
                text.append(judged.get((index + text.length()) % judged.size()).text("text")).append(' ');
            }
            var utterance = Utterance.of(Speaker.BUYER, text.substring(0, PACE_CHARS));
            long begun = System.nanoTime();
            Readers.ASSISTANT.readNow(utterance);
            times[index] = System.nanoTime() - begun;
        }
        Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }

}
