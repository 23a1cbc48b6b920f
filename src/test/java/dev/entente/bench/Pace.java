// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

/// When the next message is sent.
sealed interface Pace {

    /// The report's words for it.
    String words();

    /// At a fixed rate, whether or not the server keeps up.
    ///
    /// @param perSecond messages a second of all members together
    record OpenLoop(int perSecond) implements Pace {

        @Override
        public String words() {
            return "open loop, %d messages/s".formatted(this.perSecond);
        }

    }

    /// As soon as a receipt has come for an earlier one.
    ///
    /// @param window how many of a member's messages may wait for their receipt
    record ClosedLoop(int window) implements Pace {

        @Override
        public String words() {
            return "closed loop, window %d".formatted(this.window);
        }

    }

}
