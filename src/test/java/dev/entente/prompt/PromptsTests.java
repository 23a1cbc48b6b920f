// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PromptsTests {

    private static final Path SOUND = Path.of("src/test/resources/prompts/sound");

    private static final Path UNSOUND = Path.of("src/test/resources/prompts/unsound");

    private final Prompts prompts = Prompts.load(SOUND);

    @Test
    void fillsThePlaces() {
        var filled = this.prompts.fill("greet", Map.of("buyer-name", "Ada {limits} $1", "limits", "30 EUR"));

        assertThat(filled.name()).isEqualTo("greet");
        assertThat(filled.version()).isEqualTo(4);
        assertThat(filled.text()).isEqualTo("""
                # Who you are
                You are calm.

                # What happened
                Ada {limits} $1 has come in.

                # Your task
                Greet Ada {limits} $1. Stay within: 30 EUR

                # Never
                - Promise anything.
                """);
    }

    @Test
    void leavesOtherFilesAlone() {
        assertThat(this.prompts.names()).containsExactly("greet");
    }

    @Test
    void refusesAMissingAndAnUnknownSlotAndAnUnknownPrompt() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.prompts.fill("greet", Map.of("limits", "x")));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.prompts.fill("greet", Map.of("limits", "x", "buyer-name", "y", "seller-name", "z")));
        assertThatIllegalArgumentException().isThrownBy(() -> this.prompts.fill("part", Map.of()));
    }

    @Test
    void saysEverythingThatIsWrongWithFileAndLine() {
        var refused = catchThrowableOfType(PromptsRefused.class, () -> Prompts.load(UNSOUND));

        assertThat(refused.findings()).extracting(it -> it.file() + ":" + it.line())
            .containsExactly("headless.md:1", "many-flaws.md:2", "many-flaws.md:3", "many-flaws.md:4",
                    "many-flaws.md:5", "many-flaws.md:6", "many-flaws.md:9", "many-flaws.md:12", "many-flaws.md:14");
        assertThat(refused).hasMessageContaining("many-flaws.md:9").hasMessageContaining("`{unknown}`");
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("large.md"), "x".repeat(Prompts.BYTES_MAX + 1));
        var refused = catchThrowableOfType(PromptsRefused.class, () -> Prompts.load(folder));
        assertThat(refused.findings()).hasSize(1);
    }

}
