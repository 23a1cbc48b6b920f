// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListedTenantsTests {

    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tenants: [{id: a, secret: short}]                                            | shorter than 32 bytes
            tenants: [{id: a}]                                                           | either a secret or a JWKS
            tenants: [{id: a, secret: SECRET, jwks: "https://a.example"}]                | either a secret or a JWKS
            tenants: [{id: a, jwks: "http://a.example/keys"}]                            | must begin with https://
            tenants: [{id: a, jwks: "file:///etc/passwd"}]                               | must begin with https://
            tenants: [{id: a, secret: SECRET}, {id: a, secret: SECRET}]                  | listed twice
            tenants: [{id: "a b", secret: SECRET}]                                       | is no id of a tenant
            tenants: [{secret: SECRET}]                                                  | is no id of a tenant
            tenants: [{id: a, secret: SECRET, origins: ["https://a.example/"]}]          | is no Origin
            tenants: [{id: a, secret: SECRET, origins: ["*"]}]                           | is no Origin
            tenants: [{id: a, secret: SECRET, origin: "https://a.example"}]              | line 1
            tenants: [{id: a, id: b, secret: SECRET}]                                    | line 1
            tenants: {                                                                   | line 1
            tenants: []                                                                  | There is no tenant
            `{}`                                                                         | There is no tenant
            """)
    void refusesATenantsFileInOneLine(String yaml, String reason) throws IOException {
        Path file = file(yaml);
        assertThatExceptionOfType(BadTenants.class).isThrownBy(() -> new ListedTenants(TenantsFile.read(file)))
            .withMessageContaining(reason)
            .satisfies(bad -> assertThat(bad.getMessage()).hasLineCount(1).doesNotContain(SECRET));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(BadTenants.class).isThrownBy(() -> TenantsFile.read(this.folder.resolve("none.yaml")))
            .withMessageContaining("cannot be read");
    }

    @Test
    void readsTenants() throws IOException {
        var tenants = new ListedTenants(TenantsFile.read(file("""
                tenants:
                  - id: a
                    secret: SECRET
                    previous-secret: SECRET
                    origins:
                      - https://a.example
                  - id: b
                    jwks: https://b.example/keys
                    origins: [https://b.example:8443]
                """)));
        assertThat(tenants.origins()).containsExactlyInAnyOrder("https://a.example", "https://b.example:8443");
        assertThat(tenants.find("a").orElseThrow().secrets()).isEqualTo(List.of(SECRET, SECRET));
        assertThat(tenants.find("b").orElseThrow().jwks()).hasHost("b.example");
        assertThat(tenants.find("c")).isEmpty();
    }

    @Test
    void neverShowsASecret() {
        assertThat(new Tenant("a", List.of(SECRET), null, java.util.Set.of())).asString().doesNotContain(SECRET);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(this.folder.resolve("tenants.yaml"), yaml.replace("SECRET", SECRET));
    }

}
