// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// However a tree is garbled, it is read or it has findings with a place in the file; the reader never breaks.
class GarbledTreePropertyTests {

    private static final List<String> PIECES = List.of("\t", "\n", ": ", "- ", "{", "}", "[", "]", "&a ", "*a ", "!!x ",
            "#", "'", "\"", "|", ">", "%", "@", "`", "---\n", "...\n", "?", "not ", "at most", "-1 ", "yes",
            "otherwise: ", "\u0000", "\uFEFF", "é", "😀", "  ", "when:\n", "go:", "id: ", "means: []", "~", "\r\n",
            "<<: ");

    @Property(tries = 600)
    void isReadOrHasFindings(@ForAll("edits") List<Edit> edits) {
        String text = SmallTree.sound().text();
        for (Edit edit : edits) {
            text = edit.in(text);
        }

        assertReadOrRefused(text.getBytes(StandardCharsets.UTF_8), SmallTree.FILE);
        assertReadOrRefused(text.getBytes(StandardCharsets.UTF_8), SmallTree.FRENCH);
    }

    @Property(tries = 300)
    void isReadOrHasFindingsAsBytes(@ForAll byte[] garbage, @ForAll("places") int place) {
        byte[] text = SmallTree.sound().text().getBytes(StandardCharsets.UTF_8);
        byte[] garbled = Arrays.copyOf(text, text.length);
        System.arraycopy(garbage, 0, garbled, place, Math.min(garbage.length, text.length - place));

        assertReadOrRefused(garbled, SmallTree.FILE);
    }

    private static void assertReadOrRefused(byte[] bytes, String file) {
        var findings = new Findings();
        var source = new TreeSource("small", SmallTree.sound().files());
        Map<String, byte[]> files = new HashMap<>();
        source.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put(file, bytes);

        var tree = new TreeReader(source, files, findings).read();

        long lines = new String(bytes, StandardCharsets.UTF_8).chars().filter(it -> it == '\n').count() + 1;
        assertThat(findings.inReadingOrder()).allSatisfy(it -> {
            assertThat(it.line()).isPositive();
            assertThat(it.column()).isPositive();
            assertThat(it.toString()).doesNotContain("null");
        });
        assertThat(findings.inReadingOrder()).filteredOn(it -> it.file().equals(file))
            .allSatisfy(it -> assertThat((long) it.line()).isLessThanOrEqualTo(lines));
        if (findings.isEmpty()) {
            assertThat(Walker.next(Objects.requireNonNull(tree), Facts.none(), Map.of())).isNotNull();
        }
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 800);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators
            .combine(Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 12), Arbitraries.of(PIECES))
            .as(Edit::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    }

    /// Cuts some characters out and puts a piece in their place.
    record Edit(double place, int cut, String piece) {

        String in(String text) {
            int from = (int) (this.place * text.length());
            return text.substring(0, from) + this.piece + text.substring(Math.min(text.length(), from + this.cut));
        }

    }

}
