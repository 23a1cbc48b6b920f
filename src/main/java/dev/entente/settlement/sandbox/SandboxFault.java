// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement.sandbox;

/// An answer of the sandbox that says nothing certain about the money.
final class SandboxFault extends RuntimeException {

    SandboxFault(int status, String message) {
        super("sandbox answered " + status + ": " + message, null, false, false);
    }

}
