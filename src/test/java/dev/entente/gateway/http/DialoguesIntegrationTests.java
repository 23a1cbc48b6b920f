// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.stream.Stream;

import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/// Plays every dialogue of {@code src/test/resources/dialogues} against one real server.
@EntenteTest
class DialoguesIntegrationTests {

    @LocalServerPort
    int port;

    @TestFactory
    Stream<DynamicTest> playsEveryDialogue() {
        return Stream.of("french.yaml", "english.yaml")
            .flatMap(file -> Dialogue.in(file).stream())
            .map(dialogue -> DynamicTest.dynamicTest(dialogue.language() + ": " + dialogue.name(),
                    () -> new DialogueActor(this.port, dialogue).play()));
    }

    @Test
    void hasTwentyInEachLanguage() {
        assertThat(Dialogue.in("french.yaml")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Dialogue.in("english.yaml")).hasSizeGreaterThanOrEqualTo(20);
    }

}
