// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.Tally;
import dev.entente.fuzz.WildJson;
import dev.entente.local.FuzzedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is said at the doors of a running server: its log stays free of faults, its heap small, nobody else notices,
/// and afterwards nothing is open that should not be.
class DoorsFuzzIntegrationTests {

    private static final int WORKERS = 4;

    @TempDir
    static Path data;

    static FuzzedServer server;

    private Neighbour neighbour;

    @BeforeAll
    static void start() throws Exception {
        server = FuzzedServer.start(data);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void someoneTalks() throws IOException {
        this.neighbour = Neighbour.begin(server.port());
    }

    @AfterEach
    void theServerIsWell() throws Exception {
        this.neighbour.close();
        assertThat(server.faults()).isEmpty();
        until(() -> assertThat(server.openSockets()).isZero());
        until(() -> assertThat(server.incomingFiles()).isZero());
        assertThat(server.keptBytes()).isPositive().isLessThan(FuzzedServer.KEPT_MAX);
    }

    @Test
    void everyMutatedStreamEndsWithoutAFault() {
        var probe = new SocketProbe(server.port());
        var mutator = new Mutator(FuzzedFrames.corpus(), FuzzedFrames.WORDS, 70_000);

        Tally tally = Campaign.named("door", 1_500, 0.1).withWorkers(WORKERS).run(mutator::draw, probe::stream);

        assertThat(tally.outcomes()).hasSizeGreaterThan(8);
    }

    @Test
    void everyMutatedSendIsAnswered() {
        var probe = new SocketProbe(server.port());
        var sayings = SoundBodies.sayings();

        Tally tally = Campaign.named("sends", 2_000, 0.05)
            .withWorkers(WORKERS)
            .run(random -> FuzzedCalls.bytes(WildJson.of(sayings.get(random.nextInt(sayings.size())), random)),
                    probe::send);

        assertThat(tally.outcomes()).containsKeys("events receipt", "events refused invalid");
    }

    @Test
    void everyMutatedWebSocketFrameEndsWithoutAFault() {
        var probe = new SocketProbe(server.port());
        var mutator = new Mutator(FuzzedFrames.webSocketFrames(), List.of("\u0081", "\n\n\0"), 70_000);

        Tally tally = Campaign.named("sockets", 600, 0.02).withWorkers(2 * WORKERS).run(mutator::draw, probe::octets);

        assertThat(tally.outcomes()).hasSizeGreaterThan(4);
    }

    @Test
    void everyMutatedCallIsAnsweredOrRefused() {
        var probe = new CallProbe(server.port());
        var calls = new FuzzedCalls();

        Tally tally = Campaign.named("calls", 3_000, 0.1).withWorkers(WORKERS).run(calls::draw, probe::probe);

        assertThat(calls.count()).isGreaterThan(15);
        assertThat(tally.outcomes()).containsKeys("answered 200", "answered 201", "refused 400 invalid",
                "refused 401 sign-in", "refused 403 forbidden", "refused 404 not-found");
    }

    @Test
    void everyMutatedFormIsKeptOrRefused() {
        var probe = new FormProbe(server.port());

        Tally tally = Campaign.named("forms", 600, 0.02).withWorkers(WORKERS).run(probe::draw, probe::probe);

        assertThat(tally.outcomes()).containsKeys("answered 201", "refused 422 photo-damaged",
                "refused 415 photo-type");
    }

    private static void until(ThrowingClaim claim) {
        Mono.fromCallable(claim::call)
            .retryWhen(Retry.fixedDelay(300, Duration.ofMillis(100))
                .filter(AssertionError.class::isInstance)
                .onRetryExhaustedThrow((_, last) -> last.failure()))
            .block();
    }

    @FunctionalInterface
    private interface ThrowingClaim {

        void claim() throws Exception;

        default boolean call() throws Exception {
            claim();
            return true;
        }

    }

}
