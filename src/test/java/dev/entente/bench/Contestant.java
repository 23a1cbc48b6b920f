// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A system that takes part in a comparison. Each of its turns begins with a fresh start.
interface Contestant {

    String name();

    /// Starts it with room for so many threads, and returns when it takes connections.
    Running start(int threads) throws IOException, InterruptedException;

    /// A system that runs.
    interface Running extends AutoCloseable {

        /// How the load client talks to it.
        Path target();

        /// Its processes and those of its database; what they have started counts too.
        List<Long> pids() throws IOException;

        @Override
        void close() throws IOException, InterruptedException;

    }

}
