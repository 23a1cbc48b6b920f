// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.channel.EventLoop;

/// Lets members send at a pace. It is used on the event loop only.
sealed interface Pacing {

    static Pacing of(Pace pace, EventLoop loop, List<Connection> connections, Tally tally, Consumer<String> failure) {
        return switch (pace) {
            case Pace.OpenLoop(var perSecond) -> new AtRate(perSecond, loop, connections, tally, failure);
            case Pace.ClosedLoop(var window) -> new InWindow(window, connections);
        };
    }

    void start();

    void stop();

    /// A message of this member has its receipt, or was refused.
    void answered(Connection connection);

    /// Messages are due at even distances, each at the next thread; a late one goes out
    /// at once and was due when it was
    /// due.
    final class AtRate implements Pacing {

        /// Behind by so much the server does not keep up, and waiting longer shows no
        /// more.
        private static final long BEHIND_MAX = 100_000;

        private final int perSecond;

        private final EventLoop loop;

        private final List<Connection> connections;

        private final Tally tally;

        private final Consumer<String> failure;

        private long started;

        private long count;

        private boolean going;

        AtRate(int perSecond, EventLoop loop, List<Connection> connections, Tally tally, Consumer<String> failure) {
            this.perSecond = perSecond;
            this.loop = loop;
            this.connections = connections;
            this.tally = tally;
            this.failure = failure;
        }

        @Override
        public void start() {
            this.started = System.nanoTime();
            this.going = true;
            tick();
        }

        @Override
        public void stop() {
            this.going = false;
        }

        @Override
        public void answered(Connection connection) {
            // the clock alone says when the next one goes
        }

        private void tick() {
            if (!this.going) {
                return;
            }
            if (this.tally.onTheWay() > BEHIND_MAX) {
                this.failure.accept("The server is %,d messages behind: it does not keep up with %,d a second"
                    .formatted(BEHIND_MAX, this.perSecond));
                return;
            }
            while (due() <= System.nanoTime()) {
                var connection = next();
                connection.send(due());
                connection.flush();
                this.count++;
            }
            this.loop.schedule(this::tick, Math.max(0, due() - System.nanoTime()), TimeUnit.NANOSECONDS);
        }

        private long due() {
            return this.started + (long) (this.count * 1e9 / this.perSecond);
        }

        /// All buyers, then all sellers, then all agents.
        private Connection next() {
            int threads = this.connections.size() / LoadSettings.MEMBERS;
            int thread = (int) (this.count % threads);
            int place = (int) (this.count / threads % LoadSettings.MEMBERS);
            return this.connections.get(thread * LoadSettings.MEMBERS + place);
        }

    }

    /// Every member keeps the same number of messages on their way.
    final class InWindow implements Pacing {

        private final int window;

        private final List<Connection> connections;

        private boolean going;

        InWindow(int window, List<Connection> connections) {
            this.window = window;
            this.connections = connections;
        }

        @Override
        public void start() {
            this.going = true;
            for (Connection connection : this.connections) {
                for (int index = 0; index < this.window; index++) {
                    answered(connection);
                }
                connection.flush();
            }
        }

        @Override
        public void stop() {
            this.going = false;
        }

        @Override
        public void answered(Connection connection) {
            if (this.going) {
                connection.send(System.nanoTime());
            }
        }

    }

}
