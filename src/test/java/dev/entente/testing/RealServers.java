// SPDX-License-Identifier: Apache-2.0

package dev.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.entente.local.TestServers;
import org.flywaydb.core.Flyway;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/// A real PostgreSQL, started once per test JVM and migrated once, and as many real Redis as are asked for. Each Spring test context
/// gets a database, a Redis and a data directory that it shares with no other; tests without Spring ask here directly.
public final class RealServers implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /// The token secret of every test context, 32 bytes.
    public static final String TOKEN_SECRET = "test-secret-of-thirty-two-bytes!";

    private static final String TEMPLATE = "migrated";

    private static final AtomicInteger count = new AtomicInteger();

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var servers = new ContextServers(createDatabase(), startRedis(), createFolder());
        context.getBeanFactory().registerSingleton("contextServers", servers);
        context.getEnvironment()
            .getPropertySources()
            .addLast(new MapPropertySource("realServers", properties(servers)));
    }

    /// A database that nobody else uses, with every migration applied.
    public static RealDatabase createDatabase() {
        return createDatabase(Running.SERVERS, "test_" + count.incrementAndGet(), TEMPLATE);
    }

    /// A Redis that nobody else uses; it ends with the test JVM.
    public static TestServers.Redis startRedis() {
        try {
            return Running.SERVERS.startRedis();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /// An empty folder below `target`, gone with the test JVM.
    public static Path createFolder() {
        try {
            return Files.createTempDirectory(Running.SERVERS.folder(), "data");
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Map<String, Object> properties(ContextServers servers) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("spring.r2dbc.url", servers.database().r2dbcUrl());
        properties.put("spring.r2dbc.username", servers.database().username());
        properties.put("spring.r2dbc.password", servers.database().password());
        properties.put("spring.data.redis.url", servers.redis().url());
        properties.put("entente.data-dir", servers.dataDirectory().toString());
        properties.put("entente.clock", "settable");
        properties.put("entente.gateway.stop-notice", "0s");
        properties.put("entente.token-secret", TOKEN_SECRET);
        properties.put("entente.evidence.ocr", "false");
        return properties;
    }

    private static RealDatabase createDatabase(TestServers servers, String name, String template) {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl("postgres"), servers.username(),
                servers.password()); var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
        catch (SQLException ex) {
            throw new IllegalStateException("no database for a test", ex);
        }
        return new RealDatabase(servers.r2dbcUrl(name), servers.jdbcUrl(name), servers.username(), servers.password());
    }

    /// Started on first use; a class that is loaded once keeps two contexts from starting
    /// it twice.
    private static final class Running {

        static final TestServers SERVERS = start();

        private static TestServers start() {
            try {
                var servers = TestServers.start(Path.of("target", "real-servers"));
                SpringApplication.getShutdownHandlers().add(() -> stop(servers));
                migrate(createDatabase(servers, TEMPLATE, "template0"));
                return servers;
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

        private static void migrate(RealDatabase template) {
            Flyway.configure()
                .dataSource(template.jdbcUrl(), template.username(), template.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        }

        private static void stop(TestServers servers) {
            try {
                servers.close();
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }

    }

}
