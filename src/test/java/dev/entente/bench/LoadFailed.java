// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

/// A run has come to no figures; the message says why in one sentence.
final class LoadFailed extends RuntimeException {

    LoadFailed(String message) {
        super(message);
    }

    LoadFailed(String message, Throwable cause) {
        super(message, cause);
    }

}
