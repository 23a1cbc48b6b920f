// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.entente.evidence.PhotoRefused;
import dev.entente.party.Refusal;
import dev.entente.stomp.Breach;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsPageTests {

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("docs/problems.md"));
        }
        catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    void listsEveryRefusalWithItsStatus() {
        assertThat(Refusal.Reason.values())
            .allSatisfy(reason -> assertThat(row(Refusal.of(reason, "").code())).as(reason.name())
                .contains("| " + reason.status() + " |"));
    }

    @Test
    void listsEveryReasonAgainstAPhotoAndEveryBreach() {
        var codes = Stream.concat(Arrays.stream(PhotoRefused.Reason.values()).map(PhotoRefused.Reason::code),
                Arrays.stream(Breach.values()).map(Breach::code));
        assertThat(codes).allSatisfy(code -> assertThat(this.page).contains("`" + code + "`"));
    }

    private String row(String code) {
        return this.page.lines()
            .filter(line -> line.startsWith("| ") && line.contains("`" + code + "`"))
            .findFirst()
            .orElse("");
    }

}
