// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What a comparison does, within bounds.
///
/// @param yardsticks the folder of the load client and the peers, for the first run
/// @param own how Entente is started
/// @param only the systems to measure, in the order of a round
/// @param rounds how many times each system has its turn
/// @param seconds how long a window is
/// @param warmUp seconds of load before each window
/// @param threads how many threads of three members
/// @param textBytes how long a message is
/// @param window closed loop: how many messages of each member wait for their receipt
/// @param rate open loop: messages a second
/// @param out where the report goes as JSON
record CompareSettings(@Nullable Path yardsticks, OwnSettings own, List<String> only, int rounds, int seconds,
        int warmUp, int threads, int textBytes, int window, int rate, Path out) {

    private static final Set<String> OPTIONS = Set.of("yardsticks", "only", "nodes", "rounds", "seconds", "warm-up",
            "threads", "text-bytes", "window", "rate", "out");

    private static final int ROUNDS_MAX = 20;

    private static final int SECONDS_MAX = 600;

    private static final int THREADS_MAX = 2_000;

    private static final int TEXT_MAX = 16_384;

    private static final int WINDOW_MAX = 64;

    private static final int RATE_MAX = 50_000;

    /// @throws IllegalArgumentException where an option is unknown or out of its bounds
    static CompareSettings read(String[] words) {
        var options = Options.read(words, union(OPTIONS, OwnSettings.OPTIONS));
        String yardsticks = options.find("yardsticks");
        return new CompareSettings((yardsticks == null) ? null : Path.of(yardsticks), OwnSettings.of(options),
                systems(options), options.number("rounds", 3, 1, ROUNDS_MAX),
                options.number("seconds", 20, 1, SECONDS_MAX), options.number("warm-up", 5, 1, SECONDS_MAX),
                options.number("threads", 100, 1, THREADS_MAX), options.number("text-bytes", 512, 1, TEXT_MAX),
                options.number("window", 4, 1, WINDOW_MAX), options.number("rate", 3_000, 1, RATE_MAX),
                Path.of(options.text("out", "target/bench/compare.json")));
    }

    static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static List<String> systems(Options options) {
        var systems = new ArrayList<>(List.of(options.text("only", "ours,netty-pg,spring-pg").split(",")));
        int nodes = options.number("nodes", 1, 1, OwnSystem.NODES_MAX);
        if (nodes > 1) {
            systems.add(1, OwnSystem.name(nodes));
        }
        return systems;
    }

}
