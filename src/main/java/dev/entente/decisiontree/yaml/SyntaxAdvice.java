// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

import java.util.List;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Turns what the YAML parser says into what a policy owner can do about it.
final class SyntaxAdvice {

    private static final List<Advice> ADVICE = List.of(
            new Advice("mapping values are not allowed", "A second `: ` in the same line",
                    "Put the whole text in quotes, or check the indentation of this line"),
            new Advice("expected <block end>", "The indentation does not fit the lines above",
                    "Begin the line exactly below its neighbours of the same level"),
            new Advice("could not find expected ':'", "A line without `key: value`",
                    "Write the key, a colon and a space, or indent the line to belong to the text above"),
            new Advice("sequence entries are not allowed", "A list begins in the wrong place",
                    "Begin the `- ` on a line of its own"),
            new Advice("unexpected end of stream", "A quote is opened and never closed", "Close the quote"),
            new Advice("cannot start any token", "A character that means something to YAML begins a text",
                    "Put the text in quotes"),
            new Advice("but found '<block mapping start>'", "The indentation does not fit the lines above",
                    "Begin the line exactly below its neighbours of the same level"));

    private static final Advice UNKNOWN = new Advice("", "The file is not well-formed YAML",
            "Look at indentation, quotes and colons of this line and the one above");

    private SyntaxAdvice() {
    }

    static Flaw flawOf(MarkedYamlEngineException broken) {
        String said = broken.getContext() + " " + broken.getProblem();
        Advice advice = ADVICE.stream().filter(it -> said.contains(it.words())).findFirst().orElse(UNKNOWN);
        var mark = broken.getProblemMark().or(broken::getContextMark);
        return new Flaw(Spot.of(mark), advice.what(), "the reader says: " + broken.getProblem(), advice.mend());
    }

    private record Advice(String words, String what, String mend) {
    }

}
