// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Redis beside a server that is measured, as an operator would have one.
public final class LooseRedis implements AutoCloseable {

    private final LocalRedis redis;

    private final Path folder;

    private LooseRedis(LocalRedis redis, Path folder) {
        this.redis = redis;
        this.folder = folder;
    }

    /// Starts it in the folder, its program unpacked beside.
    public static LooseRedis start(Path folder, Path programs) throws IOException {
        var started = new LooseRedis(LocalRedis.start(folder, programs), folder);
        Runtime.getRuntime().addShutdownHook(new Thread(started::closeQuietly));
        return started;
    }

    public String url() {
        return this.redis.url();
    }

    public long pid() throws IOException {
        return Long.parseLong(Files.readString(this.folder.resolve("redis.pid")).strip());
    }

    /// Once more at the end of a command that was stopped.
    private void closeQuietly() {
        try {
            close();
        }
        catch (IOException ex) {
            System.err.println("A Redis is left: " + ex.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        this.redis.close();
    }

}
