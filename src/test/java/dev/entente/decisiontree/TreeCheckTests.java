// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TreeCheckTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @TempDir
    Path pictures;

    @Test
    void drawsEverySoundTreeInBothLanguages() throws IOException {
        int code = check("decision-trees", this.pictures.toString());

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("not-received, version ").endsWith("No findings." + System.lineSeparator());
        assertThat(Files.readString(this.pictures.resolve("not-received.fr.mmd"))).contains("flowchart TD",
                "Le colis n'est pas arrivé");
    }

    @Test
    void printsEveryFindingOfEveryFileAndTakesNothingOver() throws IOException {
        write(SmallTree.sound().with("rule: P14", "rule: P99"));
        Files.writeString(this.folder.resolve("other.yaml"), "tree: other\n\ttitle: x\n");
        Files.writeString(this.folder.resolve("third.yml"), "tree: third\n");

        int code = check(this.folder.toString(), this.pictures.toString());

        assertThat(code).isEqualTo(1);
        assertThat(text()).contains("small.yaml:50:11  `P99` is no rule",
                "other.yaml:2:1  The line is indented with a tab", "other.fr.yaml:1:1  The file is missing",
                "third.yml:1:1  The file name ends in `.yml`", "4 findings.");
        assertThat(TreeFolder.load(this.folder)).isInstanceOf(TreeFolder.Loading.Refused.class);
    }

    @Test
    void missesThePathsOfATree() throws IOException {
        write(SmallTree.sound());

        assertThat(check(this.folder.toString(), this.pictures.toString())).isEqualTo(1);
        assertThat(text()).contains("small.paths.yaml:1:1  The tree has no paths");
    }

    @Test
    void refusesTwoTreesForOneCategory() throws IOException {
        write(SmallTree.sound());
        for (var file : SmallTree.sound().files().entrySet()) {
            Files.writeString(this.folder.resolve(file.getKey().replace("small", "twin")),
                    file.getValue().replace("tree: small", "tree: twin"));
        }

        assertThat(check(this.folder.toString())).isEqualTo(1);
        assertThat(text()).contains("`twin` has the category of `small`");
    }

    @Test
    void saysHowItIsCalled() {
        assertThat(check()).isEqualTo(2);
        assertThat(check("no-such-folder")).isEqualTo(2);
        assertThat(text()).contains("Usage: TreeCheck");
    }

    @Test
    void listsTheFacts() {
        assertThat(check("--facts")).isZero();
        assertThat(text()).contains("| `escrow` | held, none, released |");
    }

    private void write(SmallTree tree) throws IOException {
        for (var file : tree.files().entrySet()) {
            Files.writeString(this.folder.resolve(file.getKey()), file.getValue());
        }
    }

    private int check(String... args) {
        return TreeCheck.run(List.of(args), new PrintStream(this.printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return this.printed.toString(StandardCharsets.UTF_8);
    }

}
