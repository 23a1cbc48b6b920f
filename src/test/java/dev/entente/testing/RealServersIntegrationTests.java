// SPDX-License-Identifier: Apache-2.0

package dev.entente.testing;

import java.io.IOException;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class RealServersIntegrationTests {

    @Autowired
    DatabaseClient database;

    @Autowired
    ReactiveRedisConnectionFactory redis;

    @Autowired
    ContextServers servers;

    @Test
    void givesTheContextAMigratedDatabase() {
        this.database.sql("select count(*) from flyway_schema_history where success")
            .mapValue(Long.class)
            .one()
            .as(StepVerifier::create)
            .assertNext(migrations -> assertThat(migrations).isPositive())
            .verifyComplete();

        this.database.sql("select entente_now()")
            .mapValue(Instant.class)
            .one()
            .as(StepVerifier::create)
            .assertNext(now -> assertThat(now).isAfter("2026-01-01T00:00:00Z"))
            .verifyComplete();
    }

    @Test
    void givesTheContextARedis() {
        ping().as(StepVerifier::create).expectNext("PONG").verifyComplete();
    }

    @Test
    void takesTheRedisAwayAndGivesItBack() throws IOException {
        this.servers.redis().stopNow();
        ping().as(StepVerifier::create).verifyError();

        this.servers.redis().startNow();
        ping().retry(100).as(StepVerifier::create).expectNext("PONG").verifyComplete();
    }

    @Test
    void givesEveryoneADatabaseOfTheirOwn() throws Exception {
        var one = RealServers.createDatabase();
        var other = RealServers.createDatabase();
        try (var connection = one.connectNow(); var statement = connection.createStatement()) {
            statement.execute("update product_clock set moved = interval '1 day'");
        }

        try (var connection = other.connectNow(); var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select 1 from product_clock where moved = interval '0'");

            assertThat(rows.next()).isTrue();
        }
    }

    private Mono<String> ping() {
        return Mono.usingWhen(Mono.fromSupplier(this.redis::getReactiveConnection), connection -> connection.ping(),
                connection -> connection.closeLater());
    }

}
