// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A system that takes part in a comparison. Each of its turns begins with a fresh start.
interface Contestant {

    String name();

    /// The systems of these names, in their order.
    static List<Contestant> chosen(List<String> names, Yardsticks yardsticks, OwnSettings own) {
        var all = Stream.concat(OwnSystem.all(yardsticks, own).stream(), Peer.all(yardsticks).stream()).toList();
        return names.stream()
            .map(name -> all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no system %s, only %s".formatted(name, all.stream().map(Contestant::name).toList()))))
            .toList();
    }

    /// Starts it with room for so many threads, and returns when it takes connections.
    Running start(int threads) throws IOException, InterruptedException;

    /// A system that runs.
    interface Running extends AutoCloseable {

        /// How the load client talks to it.
        Path target();

        /// Its processes and those of its database; what they have started counts too.
        List<Long> pids() throws IOException;

        /// Words for the JVM of the load client, before its class path.
        default List<String> clientOptions() {
            return List.of();
        }

        /// Gives it new processes with an empty heap on what is stored; a system that has
        /// just been started has them.
        default void restart() throws IOException, InterruptedException {
        }

        @Override
        void close() throws IOException, InterruptedException;

    }

}
