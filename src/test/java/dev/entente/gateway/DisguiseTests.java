// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.StoredEvent;
import dev.entente.party.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Bad input, row 13: overrides of direction, zero-width characters and confusable names are flagged to agents.
class DisguiseTests {

    @ParameterizedTest
    @CsvSource({ "'photo \u202Egpj.exe', Alice, hidden-characters", "'re\u200Bfund', Alice, hidden-characters",
            "'hello', '\u0410lice', mixed-alphabets", "'hello', '\uFEFFAlice', hidden-characters" })
    void flagsWhatMayLookLikeSomethingElse(String text, String name, String flag) {
        assertThat(flags(Role.BUYER, text, name)).containsExactly(flag);
    }

    @ParameterizedTest
    @CsvSource({ "'Bonjour, c''est cassé, 25,00\u202F€', Zoë", "'hello', 'Алиса'", "'مرحبا', 'أمل'" })
    void leavesOrdinaryWordsAlone(String text, String name) {
        assertThat(flags(Role.SELLER, text, name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource("'re\u200Bfund'")
    void saysNothingOfOurOwnWords(String text) {
        assertThat(flags(Role.BOT, text, "Entente")).isEmpty();
    }

    private static List<String> flags(Role role, String text, String name) {
        return Disguise.in(new StoredEvent(new UUID(0, 1), 1, new UUID(0, 2), Instant.EPOCH, "text", null,
                new Author(role, "x", name), Audience.ALL, new StoredEvent.Prev(0, 0, 0), null,
                "{\"text\":\"" + text + "\"}"));
    }

}
