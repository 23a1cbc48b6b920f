// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of one data directory, which is held until they are gone.
final class EmbeddedServers implements AutoCloseable {

    /// Which of the two are not given by the operator.
    record Wanted(boolean postgres, boolean redis) {

        boolean none() {
            return !this.postgres && !this.redis;
        }

    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

    /// Enough for one machine, little enough for a laptop: 128 MB shared, 60 connections.
    private static final Map<String, String> SIZES = Map.of("shared_buffers", "128MB", "max_connections", "60",
            "work_mem", "8MB", "maintenance_work_mem", "64MB", "max_wal_size", "1GB", "log_min_messages", "warning");

    private final DataDirectory data;

    private @Nullable LocalPostgres postgres;

    private @Nullable LocalRedis redis;

    EmbeddedServers(DataDirectory data) {
        this.data = data;
    }

    /// Starts what is wanted; a stop that comes meanwhile waits until that is done.
    ///
    /// @return the Spring properties under which the servers are reached
    synchronized Map<String, String> start(Wanted wanted) throws IOException {
        var properties = new LinkedHashMap<String, String>();
        if (wanted.postgres()) {
            properties.putAll(startPostgres());
        }
        if (wanted.redis()) {
            properties.putAll(startRedis());
        }
        return properties;
    }

    @Override
    public synchronized void close() throws IOException {
        try (this.data; var first = this.postgres; var second = this.redis) {
            if (first != null || second != null) {
                log.info("Stopping the servers in {}", this.data.folder());
            }
        }
    }

    private Map<String, String> startPostgres() throws IOException {
        var settings = new LinkedHashMap<>(SIZES);
        settings.putAll(LocalPostgres.DURABLE);
        var folder = this.data.folder();
        log.info("Starting PostgreSQL in {}", folder);
        var started = LocalPostgres.start(folder.resolve("postgres"), folder.resolve("programs"), settings);
        this.postgres = started;
        return Map.of("spring.r2dbc.url", started.r2dbcUrl(LocalPostgres.DATABASE), "spring.r2dbc.username",
                LocalPostgres.USER, "spring.r2dbc.password", started.password());
    }

    private Map<String, String> startRedis() throws IOException {
        var folder = this.data.folder();
        log.info("Starting Redis in {}", folder);
        var started = LocalRedis.start(folder.resolve("redis"), folder.resolve("programs"));
        this.redis = started;
        return Map.of("spring.data.redis.url", started.url());
    }

}
