// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/// Everything that is shipped stands in the list of parts, under a licence that lets us ship it. The list is made when the
/// jar is, by `./mvnw verify`; Maven leaves it out where it is told to stay offline, and then this is skipped.
class LicencesIntegrationTests {

    private static final Path LIST = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    /// Where a part offers several, one of these is enough.
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "0BSD", "BSD-2-Clause",
            "BSD-3-Clause", "EPL-2.0", "CC0-1.0");

    /// Read in the part itself, where the list says it wrongly or in words of its own.
    private static final Map<String, String> READ = Map.of("org.json", "Public Domain", "org.antlr", "BSD-3-Clause",
            "com.twelvemonkeys.imageio", "BSD-3-Clause", "com.twelvemonkeys.common", "BSD-3-Clause");

    @Test
    void everyPartHasALicenceThatWeMayShip() throws IOException {
        assertThat(parts()).hasSizeGreaterThan(100)
            .allSatisfy(part -> assertThat(isAllowed(part)).as(name(part) + " " + licences(part)).isTrue());
    }

    @Test
    void theListNamesWhatTheServerStandsOn() throws IOException {
        assertThat(parts().stream().map(part -> part.get("name").asString())).contains("spring-webflux",
                "reactor-netty-http", "r2dbc-postgresql", "lettuce-core", "nimbus-jose-jwt");
    }

    private static List<JsonNode> parts() throws IOException {
        assumeThat(LIST).as("made by ./mvnw verify, but not offline").exists();
        return new JsonMapper().readTree(Files.readString(LIST)).get("components").valueStream().toList();
    }

    private static boolean isAllowed(JsonNode part) {
        return READ.containsKey(part.get("group").asString()) || licences(part).stream().anyMatch(ALLOWED::contains);
    }

    private static List<String> licences(JsonNode part) {
        return part.path("licenses")
            .valueStream()
            .flatMap(entry -> Stream.of(entry.path("license").path("id"), entry.path("license").path("name"),
                    entry.path("expression")))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList();
    }

    private static String name(JsonNode part) {
        return part.path("group").asString() + ":" + part.path("name").asString();
    }

}
