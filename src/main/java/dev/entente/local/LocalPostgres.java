// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL of our own: bound to the loopback address, locked by a password, detached from the terminal so that Ctrl-C reaches
/// Entente alone.
final class LocalPostgres implements AutoCloseable {

    static final String USER = "entente";

    static final String DATABASE = "entente";

    /// What a commit must survive: the loss of the process and the loss of power.
    static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes",
            "on");

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);

    private static final Duration PREPARE_MAX = Duration.ofMinutes(2);

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private static final int ATTEMPTS_MAX = 3;

    private final Path folder;

    private final PostgresPrograms programs;

    private final String password;

    private final Map<String, String> settings;

    private int port;

    private LocalPostgres(Path folder, PostgresPrograms programs, String password, Map<String, String> settings) {
        this.folder = folder;
        this.programs = programs;
        this.password = password;
        this.settings = settings;
    }

    /// Starts it in the folder, made anew where it is empty, after ending what a killed
    /// run has left there.
    static LocalPostgres start(Path folder, Path programsFolder, Map<String, String> settings) throws IOException {
        return start(folder, programsFolder, settings, ListenPort.findFree());
    }

    static LocalPostgres start(Path folder, Path programsFolder, Map<String, String> settings, int port)
            throws IOException {
        Files.createDirectories(folder);
        var password = SecretFile.readOrCreate(folder.resolve("password"));
        var postgres = new LocalPostgres(folder, PostgresPrograms.unpack(programsFolder), password, settings);
        endLeftover(folder, postgres.programs);
        postgres.prepare();
        postgres.launch(port);
        postgres.createDatabase();
        return postgres;
    }

    /// Ends what a killed run has left in the folder, and starts nothing.
    static void endLeftover(Path folder, Path programsFolder) throws IOException {
        endLeftover(folder, PostgresPrograms.unpack(programsFolder));
    }

    String password() {
        return this.password;
    }

    int port() {
        return this.port;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.port, database);
    }

    String r2dbcUrl(String database) {
        return "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(this.port, database);
    }

    @Override
    public void close() throws IOException {
        endLeftover(this.folder, this.programs);
    }

    private static ServerProcess process(Path folder) {
        return new ServerProcess(folder.resolve("data/postmaster.pid"), folder.resolve("data"));
    }

    private static void endLeftover(Path folder, PostgresPrograms programs) throws IOException {
        var process = process(folder);
        var running = process.find();
        if (running.isPresent()) {
            stop(folder, programs);
            ServerProcess.awaitEnd(running.get(), STOP_MAX);
        }
        Files.deleteIfExists(process.pidFile());
    }

    private static void stop(Path folder, PostgresPrograms programs) throws IOException {
        for (var mode : List.of("fast", "immediate")) {
            var seconds = Long.toString(STOP_MAX.toSeconds());
            var arguments = List.of("stop", "-D", folder.resolve("data").toString(), "-m", mode, "-w", "-t", seconds);
            if (ServerCommand.run(programs.command("pg_ctl", arguments), folder.resolve("commands.log"),
                    STOP_MAX.plusSeconds(5)) == 0) {
                return;
            }
            log.warn("PostgreSQL did not stop by \"{}\" within {} s", mode, seconds);
        }
    }

    private void prepare() throws IOException {
        ServerCommand.beginLog(this.folder.resolve("commands.log"));
        ServerCommand.beginLog(this.folder.resolve("postgres.log"));
        if (!Files.isDirectory(this.folder.resolve("data"))) {
            initialise();
        }
    }

    /// Made aside and moved in place when whole, so that a start that was killed leaves
    /// no half of a database.
    private void initialise() throws IOException {
        var unfinished = this.folder.resolve("data.new");
        FileSystemUtils.deleteRecursively(unfinished);
        var arguments = List.of("-D", unfinished.toString(), "-U", USER, "-A", "scram-sha-256", "--pwfile",
                this.folder.resolve("password").toString(), "-E", "UTF8", "--locale=C", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--no-instructions");
        var commands = this.folder.resolve("commands.log");
        if (ServerCommand.run(this.programs.command("initdb", arguments), commands, PREPARE_MAX) != 0) {
            throw new StartRefused("PostgreSQL could not prepare its data in %s: %s (see %s)".formatted(this.folder,
                    ServerCommand.lastComplaint(commands), commands));
        }
        var configuration = unfinished.resolve("postgresql.conf");
        Files.writeString(configuration, Files.readString(configuration) + "\ninclude = 'entente.conf'\n");
        Files.move(unfinished, this.folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch(int wanted) throws IOException {
        var serverLog = this.folder.resolve("postgres.log");
        this.port = wanted;
        for (var attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            configure();
            var arguments = List.of("start", "-D", this.folder.resolve("data").toString(), "-l", serverLog.toString(),
                    "-w", "-t", Long.toString(START_MAX.toSeconds()));
            var command = this.programs.command("pg_ctl", arguments);
            if (ServerCommand.run(command, this.folder.resolve("commands.log"), START_MAX.plusSeconds(5)) == 0) {
                return;
            }
            if (!ListenPort.wasTaken(serverLog)) {
                break;
            }
            this.port = ListenPort.findFree();
        }
        throw new StartRefused(
                "PostgreSQL did not start: %s (see %s)".formatted(ServerCommand.lastComplaint(serverLog), serverLog));
    }

    private void configure() throws IOException {
        var all = new TreeMap<>(Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "", "port",
                Integer.toString(this.port), "timezone", "UTC", "log_timezone", "UTC"));
        all.putAll(this.settings);
        var lines = all.entrySet().stream().map(entry -> entry.getKey() + " = '" + entry.getValue() + "'").toList();
        Files.write(this.folder.resolve("data/entente.conf"), lines);
    }

    private void createDatabase() throws IOException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, this.password);
                var statement = connection.createStatement()) {
            var known = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'").next();
            if (!known) {
                statement.execute("create database " + DATABASE);
            }
        }
        catch (SQLException ex) {
            throw new IOException("the embedded PostgreSQL does not answer", ex);
        }
    }

}
