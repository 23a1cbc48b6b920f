// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

/// An address that is not called. The message is for whoever gave it: it never says what lies inside.
public final class ForbiddenAddress extends RuntimeException {

    ForbiddenAddress(String message) {
        super(message, null, false, false);
    }

}
