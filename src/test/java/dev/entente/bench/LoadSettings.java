// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What a run of the load command does, within bounds: it cannot be pointed at another machine, and it ends.
///
/// @param url the running server, or null for one of our own or the one of the data directory
/// @param dataDir the data directory of a running server
/// @param secret the secret that signs tokens, where it does not stand in the data directory
/// @param pids the server's processes, where they are not known from the data directory
/// @param serverClassPath a file with the class path of a server to start, for a run without {@code url} and {@code dataDir}
/// @param framesPerSecond the limit per connection under which a server of our own is started
/// @param threads how many threads of three members
/// @param textBytes how long a text is
/// @param pace when the next message is sent
/// @param warmUp how long messages go before the window
/// @param duration how long the window is
/// @param drain how long to wait at most for what is still on its way
/// @param out where the report goes as JSON
record LoadSettings(@Nullable URI url, @Nullable Path dataDir, @Nullable String secret, List<Long> pids,
        @Nullable Path serverClassPath, int framesPerSecond, int threads, int textBytes, Pace pace, Duration warmUp,
        Duration duration, Duration drain, Path out) {

    static final int MEMBERS = 3;

    static final Set<String> OPTIONS = Set.of("url", "data-dir", "pids", "server-classpath", "server-frames-per-second",
            "threads", "text-bytes", "rate", "window", "warm-up", "duration", "drain", "out");

    private static final int THREADS_MAX = 2_000;

    /// The longest text that a thread takes, in characters.
    private static final int TEXT_MAX = 4_000;

    private static final int RATE_MAX = 20_000;

    private static final int WINDOW_MAX = 64;

    private static final int SECONDS_MAX = 600;

    private static final int DRAIN_SECONDS_MAX = 60;

    private static final int FRAMES_PER_SECOND_MAX = 1_000_000;

    /// Reads a command line; the secret comes from the environment, never from an option
    /// that others could see.
    /// @throws IllegalArgumentException where an option is out of its bounds
    static LoadSettings read(String[] words, @Nullable String secret) {
        var options = Options.read(words, OPTIONS);
        String url = options.find("url");
        var settings = new LoadSettings(url == null ? null : loopback(url), path(options, "data-dir"), secret,
                pids(options), path(options, "server-classpath"),
                options.number("server-frames-per-second", 100_000, 1, FRAMES_PER_SECOND_MAX),
                options.number("threads", 20, 1, THREADS_MAX), options.number("text-bytes", 512, 1, TEXT_MAX),
                pace(options), seconds(options, "warm-up", 5, SECONDS_MAX),
                seconds(options, "duration", 20, SECONDS_MAX), seconds(options, "drain", 10, DRAIN_SECONDS_MAX),
                options.has("out") ? path(options, "out") : Path.of("target/bench/report.json"));
        settings.requireServer();
        return settings;
    }

    /// @throws IllegalArgumentException for any address that leaves this machine
    static URI loopback(String url) {
        var address = URI.create(url);
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("--url is an address such as http://127.0.0.1:8080");
        }
        try {
            if (Arrays.stream(InetAddress.getAllByName(address.getHost())).allMatch(InetAddress::isLoopbackAddress)) {
                return address;
            }
        }
        catch (UnknownHostException ex) {
            throw new IllegalArgumentException("There is no host " + address.getHost(), ex);
        }
        throw new IllegalArgumentException("This command loads the machine it runs on, and no other");
    }

    /// The same against the server of that data directory.
    LoadSettings with(Path runningIn) {
        return new LoadSettings(null, runningIn, this.secret, List.of(), null, this.framesPerSecond, this.threads,
                this.textBytes, this.pace, this.warmUp, this.duration, this.drain, this.out);
    }

    int members() {
        return this.threads * MEMBERS;
    }

    private void requireServer() {
        if (this.url == null && this.dataDir == null && this.serverClassPath == null) {
            throw new IllegalArgumentException("Say which server: --data-dir, --url or --server-classpath");
        }
        if (this.url != null && this.dataDir == null && this.secret == null) {
            throw new IllegalArgumentException("Tokens need --data-dir, or ENTENTE_TOKEN_SECRET in the environment");
        }
    }

    private static Pace pace(Options options) {
        if (options.has("rate") && options.has("window")) {
            throw new IllegalArgumentException("Either --rate (open loop) or --window (closed loop)");
        }
        return options.has("rate") ? new Pace.OpenLoop(options.number("rate", 0, 1, RATE_MAX))
                : new Pace.ClosedLoop(options.number("window", 4, 1, WINDOW_MAX));
    }

    private static @Nullable Path path(Options options, String name) {
        String given = options.find(name);
        return (given == null) ? null : Path.of(given);
    }

    private static Duration seconds(Options options, String name, int otherwise, int max) {
        return Duration.ofSeconds(options.number(name, otherwise, 1, max));
    }

    private static List<Long> pids(Options options) {
        String given = options.find("pids");
        if (given == null) {
            return List.of();
        }
        if (!given.matches("\\d{1,9}(,\\d{1,9})*")) {
            throw new IllegalArgumentException("--pids are numbers with commas between them");
        }
        return Arrays.stream(given.split(",")).map(Long::valueOf).toList();
    }

}
