// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

/// Another worker has taken the leg since; what this one learned, that one will learn too.
final class LeaseLost extends RuntimeException {

    LeaseLost(UUID key) {
        super("The lease of leg " + key + " is gone", null, false, false);
    }

}
