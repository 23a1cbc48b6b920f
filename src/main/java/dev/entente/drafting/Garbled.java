// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

/// An answer that is not in the form that was asked for. The message is made of our own words only, so that it can be sent back.
final class Garbled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Garbled(String message) {
        super(message, null, false, false);
    }

}
