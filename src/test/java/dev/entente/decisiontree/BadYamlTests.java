// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is no YAML that we read, or only looks like it.
class BadYamlTests {

    @TempDir
    Path folder;

    @Test
    void namesEveryLineIndentedWithATab() {
        var findings = SmallTree.sound().with("    ask: What happened?", "\task: What happened?").findings();

        assertThat(findings).hasSize(1);
        assertFinding(findings.getFirst(), 10, 1, "tab", "two spaces");
    }

    @Test
    void namesTheLineWithBadIndentation() {
        var finding = SmallTree.sound().with("    ask: What happened?", "     ask: What happened?").finding();

        assertFinding(finding, 11, 5, "indentation", "Begin the line exactly below");
    }

    @Test
    void namesTheSecondColonOfALine() {
        var finding = SmallTree.sound().with("ask: What happened?", "ask: Tell us: what happened?").finding();

        assertFinding(finding, 10, 17, "second `: `", "quotes");
    }

    @Test
    void quotesNoMoreOfAnEndlessWordThanAPersonReads() {
        var finding = SmallTree.sound().with("ask: What happened?", "ask: " + "[".repeat(50_000)).findings().getFirst();
        var unknown = SmallTree.sound().with("start: ", "start: " + "x".repeat(50_000)).findings();

        assertThat(finding.toString()).hasSizeLessThan(4_000);
        assertThat(unknown).isNotEmpty().allSatisfy(it -> assertThat(it.toString()).hasSizeLessThan(4_000));
    }

    @Test
    void namesTheFirstByteThatIsNotUtf8() throws IOException {
        byte[] bytes = SmallTree.sound()
            .with("What happened?", "Qu'est-il arrivé ?")
            .text()
            .getBytes(StandardCharsets.ISO_8859_1);

        var findings = load(bytes);

        assertThat(findings).hasSize(1);
        assertFinding(findings.getFirst(), 10, 25, "not written in UTF-8", "Save it as UTF-8");
    }

    @Test
    void refusesAFileOfFiveMegabytesUnread() throws IOException {
        var findings = load(" ".repeat(5 * 1024 * 1024).getBytes(StandardCharsets.UTF_8));

        assertFinding(findings.getFirst(), 1, 1, "bytes, more than 262", "Split it");
    }

    @Test
    void refusesAnAliasBombAtItsFirstAnchor() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(8) + "*a" + (i - 1)));
        }

        var findings = new SmallTree().plus(SmallTree.FILE, bomb.toString()).findings();

        assertThat(findings).anySatisfy(it -> assertFinding(it, 1, 1, "`a0` is no key", "Write one of"));
        assertThat(findings).anySatisfy(it -> assertFinding(it, 1, 5, "`&a0` names this place", "Delete `&a0`"));
        assertThat(findings)
            .anySatisfy(it -> assertFinding(it, 2, 10, "`*` points to another place", "Write the text"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 60, 20_000 })
    void refusesWhatIsNestedTooDeeply(int depth) {
        var finding = SmallTree.sound()
            .with("means: [broken, in pieces]", "means: " + "[".repeat(depth) + "]".repeat(depth))
            .finding();

        assertFinding(finding, 14, 19, "more than 8 deep", "a question or decision of its own");
    }

    @Test
    void refusesTagsThatAskForATypeOfTheProgram() {
        var findings = SmallTree.sound()
            .with("ask: What happened?", "ask: !!javax.script.ScriptEngineManager [a]")
            .findings();

        assertThat(findings).anySatisfy(it -> assertFinding(it, 10, 10,
                "`tag:yaml.org,2002:javax.script.ScriptEngineManager`", "Delete the tag"));
    }

    @Test
    void namesBothPlacesOfAKeyThatStandsTwice() {
        var finding = SmallTree.sound().with("title: A small tree", "title: A small tree\ntitle: Another").finding();

        assertFinding(finding, 3, 1, "`title` stands here twice", "Rename or delete");
        assertThat(finding.why()).contains("line 2");
    }

    @Test
    void namesASecondDocument() {
        var findings = SmallTree.sound().with("\nquestions:", "---\nquestions:").findings();

        assertThat(findings).anySatisfy(it -> assertFinding(it, 8, 1, "second document", "Delete the line `---`"));
    }

    @Test
    void refusesTablesInBraces() {
        var findings = SmallTree.sound().with("- otherwise: choose", "- {otherwise: choose}").findings();

        assertThat(findings)
            .anySatisfy(it -> assertFinding(it, 27, 7, "`{` opens a table in braces", "one `key: value`"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "yes", "No", "on", "OFF", "true", "null", "~", "y" })
    void refusesWordsThatOtherReadersTakeForATruth(String word) {
        var finding = SmallTree.sound().with("say: It is broken", "say: " + word).finding();

        assertFinding(finding, 13, 14, "`%s` stands without quotes".formatted(word), "in quotes");
    }

    @Test
    void refusesTruthsAsIdsToo() {
        var findings = SmallTree.sound()
            .with("id: changed-mind", "id: no")
            .in(SmallTree.FRENCH, "id: changed-mind", "id: no")
            .findings();

        assertThat(findings).singleElement()
            .satisfies(it -> assertFinding(it, 16, 13, "`no` stands without quotes", ""));
    }

    @Test
    void takesQuotedTruthsAsWords() {
        var tree = SmallTree.sound().with("say: It is broken", "say: \"Yes\"").parse();

        assertThat(tree.nodes()).containsKey("what-happened");
    }

    @Test
    void noticesTextThatACommentCutsOff() {
        var finding = SmallTree.sound().with("ask: What happened?", "ask: What about order #12?").finding();

        assertFinding(finding, 10, 10, "`#` cuts the end off", "quotes");
    }

    @Test
    void namesAQuoteThatIsNeverClosed() {
        var finding = SmallTree.sound().with("say: We close this for now.", "say: \"We close this for now.").finding();

        assertThat(finding.what()).contains("never closed");
        assertThat(finding.mend()).contains("Close the quote");
    }

    @Test
    void namesACharacterThatNobodyCanSee() {
        var finding = SmallTree.sound().with("What happened?", "What\u0000happened?").finding();

        assertFinding(finding, 10, 14, "character that YAML does not allow", "Delete it");
    }

    @Test
    void refusesAnEmptyFile() {
        var finding = SmallTree.sound().plus(SmallTree.FILE, "").finding();

        assertFinding(finding, 1, 1, "empty", "Write the tree");
    }

    private List<Finding> load(byte[] tree) throws IOException {
        Files.write(this.folder.resolve(SmallTree.FILE), tree);
        Files.writeString(this.folder.resolve(SmallTree.FRENCH),
                SmallTree.sound().files().getOrDefault(SmallTree.FRENCH, ""));
        return ((TreeFolder.Loading.Refused) TreeFolder.load(this.folder)).findings();
    }

    private static void assertFinding(Finding finding, int line, int column, String what, String mend) {
        assertThat(finding.file()).isEqualTo(SmallTree.FILE);
        assertThat(finding.line() + ":" + finding.column()).as(finding.toString()).isEqualTo(line + ":" + column);
        assertThat(finding.what()).contains(what);
        assertThat(finding.mend()).contains(mend);
        assertThat(finding.why()).isNotBlank();
    }

}
