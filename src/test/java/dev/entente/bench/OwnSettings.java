// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// How Entente is started to be measured.
///
/// @param classPath a file with its class path
/// @param embedded whether it brings its own PostgreSQL and Redis; else it gets the same PostgreSQL as the peers
/// @param jvm options of its JVM
record OwnSettings(Path classPath, boolean embedded, List<String> jvm) {

    static final Set<String> OPTIONS = Set.of("server-classpath", "postgres", "jvm");

    /// The same heap as the peers have.
    private static final String JVM = "-Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

    static OwnSettings of(Options options) {
        return new OwnSettings(Path.of(options.text("server-classpath", "")),
                isEmbedded(options.text("postgres", "same")), List.of(options.text("jvm", JVM).strip().split("\\s+")));
    }

    private static boolean isEmbedded(String postgres) {
        return switch (postgres) {
            case "same" -> false;
            case "embedded" -> true;
            default -> throw new IllegalArgumentException("--postgres is same or embedded");
        };
    }

}
