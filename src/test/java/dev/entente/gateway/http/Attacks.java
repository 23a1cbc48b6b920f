// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import tools.jackson.dataformat.yaml.YAMLMapper;

/// All attempts that are kept.
final class Attacks {

    private static final Path folder = Path.of("src", "test", "resources", "attacks");

    private static final YAMLMapper yaml = new YAMLMapper();

    private Attacks() {
    }

    static List<Attack> all() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                .sorted()
                .flatMap(file -> List.of(yaml.readValue(file, Attack[].class)).stream())
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static List<Attack> at(String... places) {
        return all().stream().filter(attack -> Set.of(places).contains(attack.where())).toList();
    }

}
