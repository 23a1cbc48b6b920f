// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.entente.faults.FaultMarket;
import dev.entente.testing.RealDatabase;
import dev.entente.testing.RealServers;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The release before, on a database that a newer one has already migrated: what migrations promise is that they only add.
class OneStepBackIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void theReleaseBeforeStartsAndWorksOnANewerDatabase() throws Exception {
        RealDatabase database = RealServers.createDatabase();
        upgrade(database);

        try (var redis = RealServers.startRedis();
                var before = ChildEntente.launch(this.folder.resolve("data"), ListenPort.findFree(),
                        Map.of("SPRING_R2DBC_URL", database.r2dbcUrl(), "SPRING_R2DBC_USERNAME", database.username(),
                                "SPRING_R2DBC_PASSWORD", database.password(), "SPRING_DATA_REDIS_URL", redis.url(),
                                "ENTENTE_TOKEN_SECRET", RealServers.TOKEN_SECRET))) {
            before.awaitReady();
            var market = FaultMarket.at(before::port);
            var thread = market.openClaimed();
            assertThat(market
                .say(thread.id(), FaultMarket.token("seller", thread.seller()),
                        "\"kind\":\"text\",\"text\":\"all the same\"")
                .status()).isEqualTo(201);
            assertThat(before.output()).contains("than the latest available migration");
        }
        try (var connection = database.connectNow(); var statement = connection.createStatement()) {
            var newest = statement
                .executeQuery("select version from flyway_schema_history order by installed_rank desc");
            assertThat(newest.next()).isTrue();
            assertThat(newest.getString(1)).isEqualTo("9999");
            assertThat(statement.executeQuery("select later from conversation").next()).isTrue();
        }
    }

    private void upgrade(RealDatabase database) throws Exception {
        Path newer = Files.createDirectories(this.folder.resolve("newer"));
        Files.writeString(newer.resolve("V9999__later.sql"), """
                alter table conversation add column later text not null default 'unknown';
                alter table event add column later text;
                create table later_thing (id uuid primary key);
                """);
        Flyway.configure()
            .dataSource(database.jdbcUrl(), database.username(), database.password())
            .locations("classpath:db/migration", "filesystem:" + newer)
            .load()
            .migrate();
    }

}
