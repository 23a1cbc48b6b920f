// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerProcessTests {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = { "", "\n", "not a number", "-1", "99999999999999999999", "0" })
    void findsNothingBehindAPidFileWithoutAPid(String content) throws IOException {
        assertThat(written(content).find()).isEmpty();
    }

    @Test
    void findsNothingWithoutAPidFile() throws IOException {
        assertThat(new ServerProcess(this.temporary.resolve("none"), this.temporary).find()).isEmpty();
    }

    @Test
    void leavesAStrangerWithTheSameNumberAlone() throws IOException {
        var stranger = new ProcessBuilder("sleep", "60").directory(Path.of("/").toFile()).start();
        try {
            assertThat(written(Long.toString(stranger.pid())).find()).isEmpty();
        }
        finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void endsTheOneThatWorksInOurFolder() throws IOException {
        var ours = new ProcessBuilder("sleep", "60").directory(this.temporary.toFile()).start();

        var found = written(ours.pid() + "\nmore\n").find();
        assertThat(found).contains(ours.toHandle());
        ServerProcess.end(found.get(), Duration.ofSeconds(5));

        assertThat(ours.isAlive()).isFalse();
    }

    @Test
    void killsTheOneThatWillNotEnd() throws IOException, InterruptedException {
        var stubborn = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 1; done")
            .directory(this.temporary.toFile())
            .start();
        assertThat(stubborn.inputReader().readLine()).isEqualTo("deaf");

        ServerProcess.end(stubborn.toHandle(), Duration.ofMillis(200));

        assertThat(stubborn.waitFor()).isNotZero();
    }

    @Test
    void aPidFileThatIsNotWrittenYetSaysNothingOfAnEnd() throws IOException {
        assertThat(written("").hasEnded()).isFalse();
        assertThat(new ServerProcess(this.temporary.resolve("none"), this.temporary).hasEnded()).isFalse();
        assertThat(written("999999999").hasEnded()).isTrue();
    }

    private ServerProcess written(String pid) throws IOException {
        return new ServerProcess(Files.writeString(this.temporary.resolve("pid"), pid), this.temporary);
    }

}
