// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What a measurement of connections does, within bounds.
///
/// @param yardsticks the folder of the load client and the peers, for the first run
/// @param own how Entente is started
/// @param only the systems to measure
/// @param levels how many connections are held, one level after the other
/// @param hold seconds for which each level is held
/// @param storm how many clients connect at once
/// @param atOnce how many of them are in the middle of it at most
/// @param out where the report goes as JSON
record CrowdSettings(@Nullable Path yardsticks, OwnSettings own, List<String> only, List<Integer> levels, int hold,
        int storm, int atOnce, Path out) {

    private static final Set<String> OPTIONS = Set.of("yardsticks", "only", "levels", "hold", "n", "at-once", "out");

    private static final int CONNECTIONS_MAX = 50_000;

    private static final int HOLD_MAX = 600;

    private static final int AT_ONCE_MAX = 4_096;

    /// @throws IllegalArgumentException where an option is unknown or out of its bounds
    static CrowdSettings read(String[] words, String out) {
        var options = Options.read(words, CompareSettings.union(OPTIONS, OwnSettings.OPTIONS));
        String yardsticks = options.find("yardsticks");
        return new CrowdSettings((yardsticks == null) ? null : Path.of(yardsticks), OwnSettings.of(options),
                List.of(options.text("only", "ours,netty-pg,spring-pg").split(",")),
                levels(options.text("levels", "100,2000,5000,10000")), options.number("hold", 15, 1, HOLD_MAX),
                options.number("n", 2_000, 1, CONNECTIONS_MAX), options.number("at-once", 256, 1, AT_ONCE_MAX),
                Path.of(options.text("out", out)));
    }

    private static List<Integer> levels(String given) {
        if (!given.matches("\\d{1,5}(,\\d{1,5})*")) {
            throw new IllegalArgumentException("--levels are numbers with commas between them");
        }
        var levels = Stream.of(given.split(",")).map(Integer::valueOf).toList();
        if (levels.getLast() > CONNECTIONS_MAX || !levels.equals(levels.stream().sorted().toList())) {
            throw new IllegalArgumentException("--levels rise, to %d at most".formatted(CONNECTIONS_MAX));
        }
        return levels;
    }

}
