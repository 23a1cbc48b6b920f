// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/// What a measurement of growth does, within bounds.
///
/// @param yardsticks the folder of the load client and the peers' PostgreSQL, for the first run
/// @param own how Entente is started
/// @param of what grows under load: threads, members, bytes
/// @param events the most events that are stored
/// @param rate messages a second under load
/// @param seconds how long each point of the load is measured
record GrowthSettings(@Nullable Path yardsticks, OwnSettings own, List<String> of, long events, int rate, int seconds) {

    private static final Set<String> OPTIONS = Set.of("yardsticks", "of", "events", "rate", "seconds");

    private static final int EVENTS_MIN = 1_000;

    private static final int EVENTS_MAX = 100_000_000;

    private static final int RATE_MAX = 20_000;

    private static final int SECONDS_MAX = 120;

    /// @throws IllegalArgumentException where an option is unknown or out of its bounds
    static GrowthSettings read(String[] words) {
        var options = Options.read(words, CompareSettings.union(OPTIONS, OwnSettings.OPTIONS));
        String yardsticks = options.find("yardsticks");
        return new GrowthSettings((yardsticks == null) ? null : Path.of(yardsticks), OwnSettings.of(options),
                List.of(options.text("of", "threads,members,bytes").split(",")),
                options.number("events", 10_000_000, EVENTS_MIN, EVENTS_MAX),
                options.number("rate", 1_000, 1, RATE_MAX), options.number("seconds", 8, 1, SECONDS_MAX));
    }

    /// Tenfold from a thousand.
    List<Long> levels() {
        return LongStream.iterate(EVENTS_MIN, level -> level <= this.events, level -> level * 10).boxed().toList();
    }

}
