// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

/// Carries a violation from where it is found to where reading stops; it never leaves this package.
final class ViolationFound extends Exception {

    private final transient ClientFrame.Violation violation;

    ViolationFound(ClientFrame.Violation violation) {
        super(violation.detail(), null, false, false);
        this.violation = violation;
    }

    ClientFrame.Violation violation() {
        return this.violation;
    }

}
