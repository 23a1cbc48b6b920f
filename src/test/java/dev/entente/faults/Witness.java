// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.UUID;

/// Somebody who listens to a thread.
///
/// @param role as the contract writes it
public record Witness(String tenant, String role, String person, UUID thread) {

    @Override
    public String toString() {
        return this.role + " " + this.person + " of " + this.thread;
    }

}
