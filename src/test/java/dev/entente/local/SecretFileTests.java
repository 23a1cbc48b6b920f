// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFileTests {

    @TempDir
    Path temporary;

    @Test
    void makesThirtyTwoBytesForTheOwnerAlone() throws IOException {
        var file = this.temporary.resolve("secret");

        var secret = SecretFile.readOrCreate(file);

        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void keepsWhatItHasMade() throws IOException {
        var file = this.temporary.resolve("secret");

        assertThat(SecretFile.readOrCreate(file)).isEqualTo(SecretFile.readOrCreate(file));
        assertThat(SecretFile.readOrCreate(file))
            .isNotEqualTo(SecretFile.readOrCreate(this.temporary.resolve("other")));
    }

}
