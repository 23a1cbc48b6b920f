// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

/// Sees what passes a [TcpProxy] before it goes on. It may do what it likes meanwhile: kill a server, for example.
@FunctionalInterface
public interface Tap {

    /// Called by one thread per line and way.
    ///
    /// @param line the number of the connection, from 1
    Fate see(int line, Way way, byte[] bytes);

    /// What becomes of the octets.
    enum Fate {

        PASS,
        /// They are lost, and the line stays open and silent for ever.
        DROP,
        /// They are lost with the line.
        CUT

    }

}
