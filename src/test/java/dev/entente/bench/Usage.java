// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.util.Map;
import java.util.TreeMap;

/// What the server, this command and the rest of the machine used in the window.
///
/// @param wallSeconds how long the window was
/// @param server processor seconds of the server's processes by the name of the program
/// @param client processor seconds of this command
/// @param machine processor seconds of the whole machine
record Usage(double wallSeconds, Map<String, Double> server, double client, double machine) {

    /// Remembers how things stood.
    static Mark mark(ServerProcesses processes) {
        return new Mark(System.nanoTime(), processes.cpuSeconds(), ServerProcesses.ownSeconds(),
                ServerProcesses.machineSeconds());
    }

    double serverSeconds() {
        return ServerProcesses.sum(this.server);
    }

    /// How many processors something else kept busy: the noise of the machine.
    double otherCores() {
        return Math.max(0, this.machine - serverSeconds() - this.client) / this.wallSeconds;
    }

    /// The beginning of a window.
    record Mark(long nanos, Map<String, Double> server, double client, double machine) {

        Usage until(Mark end) {
            var server = new TreeMap<>(end.server);
            server.replaceAll((name, seconds) -> seconds - this.server.getOrDefault(name, 0.0));
            return new Usage((end.nanos - this.nanos) / 1e9, server, end.client - this.client,
                    end.machine - this.machine);
        }

    }

}
