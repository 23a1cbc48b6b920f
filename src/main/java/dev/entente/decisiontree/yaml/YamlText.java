// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The bytes of a file become text, or it is said where they cannot.
public final class YamlText {

    /// The largest file that is read, in bytes.
    public static final int BYTES_MAX = 256 * 1024;

    private YamlText() {
    }

    sealed interface Decoding {

    }

    record Decoded(String text) implements Decoding {
    }

    record Undecodable(Flaw flaw) implements Decoding {
    }

    /// The flaw of a file that is too large to be opened at all.
    public static Flaw tooLarge(long bytes) {
        return new Flaw(Spot.START, "The file has %,d bytes, more than %,d".formatted(bytes, BYTES_MAX),
                "no tree that a person can follow is that large", "Split it into several trees");
    }

    static Decoding decode(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return new Undecodable(tooLarge(bytes.length));
        }
        var decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            return new Undecodable(new Flaw(spotOf(text, text.length()), "The file is not written in UTF-8",
                    "accents and other characters would be read wrongly",
                    "Save it as UTF-8 (an option of your editor)"));
        }
        return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /// Every line that is indented with a tab.
    static List<Flaw> tabs(String text) {
        var flaws = new ArrayList<Flaw>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String indent = lines[i].substring(0, lines[i].length() - lines[i].stripLeading().length());
            int tab = indent.indexOf('\t');
            if (tab >= 0) {
                flaws.add(new Flaw(new Spot(i + 1, tab + 1), "The line is indented with a tab",
                        "a tab is as wide as each editor likes, so levels cannot be told apart",
                        "Use two spaces for each level"));
            }
        }
        return flaws;
    }

    static Spot spotOf(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(it -> it == '\n').count() + 1;
        return new Spot(line, before.length() - before.lastIndexOf('\n'));
    }

}
