// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What a comparison does, within bounds.
///
/// @param yardsticks the folder of the load client and the peers, for the first run
/// @param serverClassPath a file with the class path of Entente
/// @param only the systems to measure, in the order of a round
/// @param rounds how many times each system has its turn
/// @param seconds how long a window is
/// @param warmUp seconds of load before each window
/// @param threads how many threads of three members
/// @param textBytes how long a message is
/// @param window closed loop: how many messages of each member wait for their receipt
/// @param rate open loop: messages a second
/// @param embedded whether Entente brings its own PostgreSQL and Redis; else it gets the same PostgreSQL as the peers
/// @param jvm options of Entente's JVM
/// @param out where the report goes as JSON
record CompareSettings(@Nullable Path yardsticks, Path serverClassPath, List<String> only, int rounds, int seconds,
        int warmUp, int threads, int textBytes, int window, int rate, boolean embedded, List<String> jvm, Path out) {

    /// The same heap as the peers have.
    static final String JVM = "-Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

    private static final Set<String> OPTIONS = Set.of("yardsticks", "server-classpath", "only", "rounds", "seconds",
            "warm-up", "threads", "text-bytes", "window", "rate", "postgres", "jvm", "out");

    private static final int ROUNDS_MAX = 20;

    private static final int SECONDS_MAX = 600;

    private static final int THREADS_MAX = 2_000;

    private static final int TEXT_MAX = 16_384;

    private static final int WINDOW_MAX = 64;

    private static final int RATE_MAX = 50_000;

    /// @throws IllegalArgumentException where an option is unknown or out of its bounds
    static CompareSettings read(String[] words) {
        var options = Options.read(words, OPTIONS);
        return new CompareSettings(path(options, "yardsticks"), Path.of(text(options, "server-classpath", "")),
                List.of(text(options, "only", "ours,netty-pg,spring-pg").split(",")),
                options.number("rounds", 3, 1, ROUNDS_MAX), options.number("seconds", 20, 1, SECONDS_MAX),
                options.number("warm-up", 5, 1, SECONDS_MAX), options.number("threads", 100, 1, THREADS_MAX),
                options.number("text-bytes", 512, 1, TEXT_MAX), options.number("window", 4, 1, WINDOW_MAX),
                options.number("rate", 3_000, 1, RATE_MAX), isEmbedded(text(options, "postgres", "same")),
                List.of(text(options, "jvm", JVM).strip().split("\\s+")),
                Path.of(text(options, "out", "target/bench/compare.json")));
    }

    private static boolean isEmbedded(String postgres) {
        return switch (postgres) {
            case "same" -> false;
            case "embedded" -> true;
            default -> throw new IllegalArgumentException("--postgres is same or embedded");
        };
    }

    private static String text(Options options, String name, String otherwise) {
        String given = options.find(name);
        return (given == null) ? otherwise : given;
    }

    private static @Nullable Path path(Options options, String name) {
        String given = options.find(name);
        return (given == null) ? null : Path.of(given);
    }

}
