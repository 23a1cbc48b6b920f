// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The load command: N threads of buyer, seller and agent over STOMP against a server on this machine, with a count of
/// every message. See {@code docs/performance.md}.
final class ThreadLoad {

    private static final int DISHONEST = 1;

    private static final int NOT_RUN = 2;

    private static final Duration SETTLE_POLL = Duration.ofMillis(50);

    /// After the last delivery that is due, a second copy has that long to show up.
    private static final Duration ECHO = Duration.ofMillis(500);

    private final LoadSettings settings;

    private ThreadLoad(LoadSettings settings) {
        this.settings = settings;
    }

    /// Ends with 0 when every promise was kept, 1 when one was broken, 2 when there are
    /// no figures.
    public static void main(String[] words) throws InterruptedException {
        try {
            var settings = LoadSettings.read(words, System.getenv("ENTENTE_TOKEN_SECRET"));
            var report = new ThreadLoad(settings).run();
            report.write(settings.out());
            System.out.println(report.table() + "  as JSON: " + settings.out());
            System.exit(report.isClean() ? 0 : DISHONEST);
        }
        catch (IllegalArgumentException | LoadFailed | IOException ex) {
            System.err.println(ex.getMessage());
            System.exit(NOT_RUN);
        }
    }

    private Report run() throws IOException, InterruptedException {
        if (this.settings.url() != null || this.settings.dataDir() != null) {
            return run(Target.of(this.settings));
        }
        System.out.println("Starting the embedded default …");
        try (var server = OwnServer.start(this.settings.serverClassPath(), Path.of("target/bench"),
                List.of("--enable-native-access=ALL-UNNAMED"),
                Map.of("ENTENTE_STOMP_FRAMES_PER_SECOND_MAX", Integer.toString(this.settings.framesPerSecond())))) {
            return run(Target.of(this.settings.with(server.data())));
        }
    }

    private Report run(Target target) throws InterruptedException {
        var ids = new MessageIds();
        System.out.printf("Opening %d threads at %s …%n", this.settings.threads(), target.home());
        try (var crowd = new Crowd(target.home(), ids, open(target, ids), this.settings)) {
            crowd.connect();
            System.out.printf("%d members listen, %s …%n", this.settings.members(), this.settings.pace().words());
            return measure(crowd, new ServerProcesses(target.processes()));
        }
    }

    private List<OpenThread> open(Target target, MessageIds ids) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return new Doors(client, target, ids.run()).open(this.settings.threads());
        }
    }

    private Report measure(Crowd crowd, ServerProcesses processes) throws InterruptedException {
        crowd.start();
        crowd.await(this.settings.warmUp());
        var start = Usage.mark(processes);
        crowd.atNow(Tally::openWindow);
        crowd.await(this.settings.duration());
        crowd.atNow(Tally::closeWindow);
        var end = Usage.mark(processes);
        crowd.stop();
        var memory = processes.memory();
        drain(crowd);
        return new Report(this.settings, crowd.tally(), start.until(end), memory);
    }

    private void drain(Crowd crowd) throws InterruptedException {
        long until = System.nanoTime() + this.settings.drain().toNanos();
        while (System.nanoTime() < until && !crowd.isSettled()) {
            crowd.await(SETTLE_POLL);
        }
        crowd.await(ECHO);
    }

}
