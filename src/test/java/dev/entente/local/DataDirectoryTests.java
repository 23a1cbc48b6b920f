// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class DataDirectoryTests {

    @TempDir
    Path temporary;

    @Test
    void refusesAFileInItsPlace() throws IOException {
        var file = Files.writeString(this.temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.hold(file)).isInstanceOf(StartRefused.class)
            .hasMessage("The data directory %s cannot be written (something else than a folder is in its place): "
                    + "mend that, or choose another with ENTENTE_DATA_DIR", file);
    }

    @Test
    void refusesAFolderBelowAFile() throws IOException {
        var file = Files.writeString(this.temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.hold(file.resolve("data"))).isInstanceOf(StartRefused.class)
            .hasMessageContaining("cannot be written");
    }

    @Test
    void refusesAFolderThatMayNotBeWritten() {
        assertThatThrownBy(() -> DataDirectory.hold(Path.of("/proc/entente"))).isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("The data directory /proc/entente cannot be written");
    }

    @Test
    void refusesTheDatabaseOfAnotherUser() throws IOException {
        var cluster = Files.createDirectory(this.temporary.resolve("postgres"));
        assumeTrue(Files.getAttribute(cluster, "unix:uid").equals(0), "only root can give a folder away");
        Files.setAttribute(cluster, "unix:uid", 65_534);

        assertThatThrownBy(() -> DataDirectory.hold(this.temporary)).isInstanceOf(StartRefused.class)
            .hasMessageContaining("belongs to user " + Files.getOwner(cluster).getName());
    }

    @Test
    void isHeldByOneAtATime() throws IOException {
        try (var first = DataDirectory.hold(this.temporary)) {
            first.announce("http://localhost:1234/");

            assertThatThrownBy(() -> DataDirectory.hold(this.temporary)).isInstanceOf(StartRefused.class)
                .hasMessage("Entente is already running on http://localhost:1234/ (pid %d) with the data in %s",
                        ProcessHandle.current().pid(), this.temporary.toRealPath());
        }

        DataDirectory.hold(this.temporary).close();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        try (var held = DataDirectory.hold(this.temporary.resolve("some/where"))) {
            assertThat(Files.getPosixFilePermissions(held.folder())).hasSize(3);
        }
    }

}
