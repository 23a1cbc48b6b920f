// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PromptGoldenTests {

    private static final Map<String, List<String>> SLOTS = Map.of("read-message",
            List.of("mark", "speaker", "labels", "repair"), "word-reply",
            List.of("mark", "language", "reader", "sentences"), "reword-calmly", List.of("mark", "language", "speaker"),
            "describe-photo", List.of("mark", "language"), "summarise-case", List.of("mark", "language", "sentences"),
            "translate-message", List.of("mark", "from", "to"));

    private static final Map<String, String> WORDS = Map.of("mark", "⟦0a1b … 0a1b⟧", "speaker", "The buyer wrote it.",
            "labels", "- intent: one of not_received, late_delivery", "repair",
            "Think before you answer, and answer once.", "language", "French", "reader",
            "The message goes to the buyer.", "sentences", "8", "from", "French", "to", "English");

    @ParameterizedTest
    @ValueSource(strings = { "read-message", "word-reply", "reword-calmly", "describe-photo", "summarise-case",
            "translate-message" })
    void readsExactlyAsAgreed(String prompt) throws IOException {
        var slots = new java.util.HashMap<>(WORDS);
        slots.keySet().retainAll(SLOTS.get(prompt));

        var filled = Desks.PROMPTS.fill(prompt, slots);

        var agreed = Files.readString(Path.of("src/test/resources/prompts", prompt + ".txt"));
        assertThat(filled.text().strip()).isEqualTo(agreed.strip());
        assertThat(filled.version()).isEqualTo(1);
    }

}
