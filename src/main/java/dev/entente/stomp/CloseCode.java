// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

/// Why a connection ends, as a WebSocket close code: from 3000 the client is to come back, from 3500 it is not.
public enum CloseCode {

    NORMAL(1000), GOING_AWAY(1001), PROTOCOL(1002), NOT_TEXT(1007), POLICY(1008), TOO_LARGE(1009), FAULT(1011),
    TOKEN_EXPIRED(3005), SLOW_READER(3008), SILENT(3012), NOT_SIGNED_IN(3500), REFUSED(3503), TOO_FAST(3508);

    private final int value;

    CloseCode(int value) {
        this.value = value;
    }

    public int value() {
        return this.value;
    }

}
