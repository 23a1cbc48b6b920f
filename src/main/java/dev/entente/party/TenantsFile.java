// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the tenants from a YAML file: nothing unknown, nothing twice.
///
/// @param tenants all of them
record TenantsFile(@Nullable List<Entry> tenants) {

    private static final long bytesMax = 1_000_000;

    /// The tenants in the file.
    /// @throws BadTenants with file, line and column
    static List<Tenant> read(Path file) {
        try {
            if (Files.size(file) > bytesMax) {
                throw new BadTenants("The tenants file %s has more than %d bytes.".formatted(file, bytesMax));
            }
            var read = mapper().readValue(Files.readAllBytes(file), TenantsFile.class);
            return read == null || read.tenants() == null ? List.of()
                    : read.tenants().stream().filter(Objects::nonNull).map(Entry::tenant).toList();
        }
        catch (IOException ex) {
            throw new BadTenants("The tenants file %s cannot be read: %s".formatted(file, ex.getMessage()));
        }
        catch (JacksonException ex) {
            throw new BadTenants("The tenants file %s, %s: %s".formatted(file, place(ex), firstLine(ex)));
        }
    }

    private static YAMLMapper mapper() {
        return YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    }

    private static String place(JacksonException failure) {
        var location = failure.getLocation();
        return location == null ? "somewhere"
                : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(JacksonException failure) {
        return failure.getOriginalMessage().lines().findFirst().orElse("not YAML");
    }

    /// One tenant as it is written.
    ///
    /// @param previousSecret still valid while the new one is brought out
    record Entry(@Nullable String id, @Nullable String secret, @Nullable String previousSecret, @Nullable URI jwks,
            @Nullable Set<String> origins) {

        Tenant tenant() {
            var secrets = Stream.of(this.secret, this.previousSecret).filter(Objects::nonNull).toList();
            return new Tenant(Objects.requireNonNullElse(this.id, ""), secrets, this.jwks,
                    Objects.requireNonNullElse(this.origins, Set.of()));
        }

    }

}
