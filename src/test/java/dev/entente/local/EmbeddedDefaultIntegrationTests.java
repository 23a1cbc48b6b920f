// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What a person at one machine sees who starts, stops, kills and starts again.
@EnabledOnOs(OS.LINUX)
class EmbeddedDefaultIntegrationTests {

    @TempDir
    static Path shared;

    static ChildEntente running;

    @TempDir
    Path data;

    @BeforeAll
    static void start() throws Exception {
        running = ChildEntente.launch(shared).awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void keepsWhatWasCommittedThroughALossOfPower() throws Exception {
        assertThat(running.askPostgres("show fsync")).isEqualTo("on");
        assertThat(running.askPostgres("show synchronous_commit")).isEqualTo("on");
        assertThat(running.askPostgres("show full_page_writes")).isEqualTo("on");
        try (var redis = openRedis(shared)) {
            assertThat(redis.connect().sync().configGet("appendonly")).containsEntry("appendonly", "yes");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        assertThat(running.askPostgres("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(running.askPostgres("show unix_socket_directories")).isEmpty();
        try (var redis = openRedis(shared)) {
            assertThat(redis.connect().sync().configGet("bind")).containsEntry("bind", "127.0.0.1");
        }
    }

    @Test
    void keepsItsSecretsToItsOwner() throws IOException {
        for (var file : List.of("token-secret", "postgres/password", "redis/password", "redis/redis.conf")) {
            assertThat(Files.getPosixFilePermissions(shared.resolve(file))).as(file).hasSize(2);
        }
        assertThat(Files.size(shared.resolve("token-secret"))).isGreaterThanOrEqualTo(32);
    }

    @Test
    void printsWhereToLook() throws Exception {
        assertThat(running.output()).contains("Demo shop   http://localhost:" + running.port() + "/",
                "Health      http://localhost:" + running.port() + "/actuator/health/readiness");
    }

    @Test
    void refusesASecondStartAndLeavesTheFirstAlone() throws Exception {
        var before = running.servers();

        try (var second = ChildEntente.launch(shared)) {
            assertThat(second.awaitExit()).isOne();
            assertThat(second.output().lines()).singleElement()
                .asString()
                .contains("Entente is already running on http://localhost:%d/ (pid %d)".formatted(running.port(),
                        running.pid()));
        }
        assertThat(running.servers()).containsExactlyInAnyOrderElementsOf(before).hasSizeGreaterThan(1);
        assertThat(running.readiness()).isEqualTo(200);
    }

    @Test
    void refusesATakenPortBeforeItStartsAnything() throws Exception {
        try (var other = new ServerSocket(0);
                var refused = ChildEntente.launch(this.data, other.getLocalPort(), Map.of())) {
            assertThat(refused.awaitExit()).isOne();
            assertThat(refused.output().lines()).singleElement()
                .asString()
                .contains("Port %d is taken by another program".formatted(other.getLocalPort()));
            assertThat(this.data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void refusesADataDirectoryThatIsAFile() throws Exception {
        var file = Files.writeString(this.data.resolve("file"), "");

        try (var refused = ChildEntente.launch(file)) {
            assertThat(refused.awaitExit()).isOne();
            assertThat(refused.output().lines()).singleElement().asString().contains("cannot be written");
        }
    }

    @Test
    void saysInOneLineWhyPostgresDoesNotStart() throws Exception {
        var cluster = Files.createDirectories(this.data.resolve("postgres/data"));
        Files.writeString(cluster.resolve("PG_VERSION"), "9\n");

        try (var refused = ChildEntente.launch(this.data)) {
            assertThat(refused.awaitExit()).isOne();
            assertThat(refused.output()).contains("PostgreSQL did not start: ").doesNotContain("\tat ");
            assertThat(refused.servers()).isEmpty();
        }
    }

    @Test
    void keepsTheDataThroughAStopAndAKill() throws Exception {
        try (var stopped = ChildEntente.launch(this.data).awaitReady()) {
            remember(stopped);
            stopped.signal("TERM", false).awaitExit();
            assertLeavesNothing(stopped);
            assertThat(stopped.output()).containsSubsequence("Graceful shutdown complete", "Stopping the servers in");
        }

        try (var killed = ChildEntente.launch(this.data).awaitReady()) {
            assertRemembers(killed);
            killed.signal("KILL", false).awaitExit();
            var orphans = killed.servers();
            assertThat(orphans).as("a kill must leave servers behind, else this shows nothing").isNotEmpty();

            try (var next = ChildEntente.launch(this.data).awaitReady()) {
                assertThat(orphans).noneMatch(ProcessHandle::isAlive);
                assertRemembers(next);

                next.signal("INT", true).awaitExit();
                assertLeavesNothing(next);
            }
        }
    }

    private void remember(ChildEntente entente) throws Exception {
        entente.askPostgres("create table kept as select 'said' as word");
        try (var redis = openRedis(this.data)) {
            redis.connect().sync().set("kept", "said");
            redis.connect().sync().bgrewriteaof();
        }
    }

    private void assertRemembers(ChildEntente entente) throws Exception {
        assertThat(entente.askPostgres("select word from kept")).isEqualTo("said");
        assertThat(entente.askPostgres("select count(*) from flyway_schema_history where not success")).isEqualTo("0");
        try (var redis = openRedis(this.data)) {
            assertThat(redis.connect().sync().get("kept")).isEqualTo("said");
        }
    }

    private void assertLeavesNothing(ChildEntente entente) {
        assertThat(entente.servers()).isEmpty();
        assertThat(this.data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(this.data.resolve("redis/redis.pid")).doesNotExist();
        assertThat(this.data.resolve("running")).doesNotExist();
    }

    private static RedisClient openRedis(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("redis/redis.conf"))
            .stream()
            .filter(line -> line.startsWith("port "))
            .findFirst()
            .orElseThrow()
            .substring(5);
        var password = Files.readString(data.resolve("redis/password"));
        var uri = RedisURI.create(URI.create("redis://127.0.0.1:" + port));
        uri.setAuthentication(password);
        uri.setTimeout(Duration.ofSeconds(5));
        return RedisClient.create(uri);
    }

}
