// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

/// Something that waits to be sent to one client.
public interface QueuedFrame {

    /// About how many octets it has; what waits for a slow reader is counted by this.
    int weight();

}
