// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Locale;

/// The ways to break the protocol; each has a stable code and the close code that follows its ERROR.
public enum Breach {

    MALFORMED_FRAME(CloseCode.PROTOCOL), UNKNOWN_COMMAND(CloseCode.PROTOCOL), NOT_SUPPORTED(CloseCode.PROTOCOL),
    NOT_UTF8(CloseCode.NOT_TEXT), TOO_LARGE(CloseCode.TOO_LARGE), VERSION_NOT_SUPPORTED(CloseCode.PROTOCOL),
    NOT_CONNECTED(CloseCode.PROTOCOL), ALREADY_CONNECTED(CloseCode.PROTOCOL), SUBSCRIPTION_EXISTS(CloseCode.PROTOCOL),
    SUBSCRIPTION_UNKNOWN(CloseCode.PROTOCOL), TOO_MANY_SUBSCRIPTIONS(CloseCode.POLICY),
    ACKNOWLEDGEMENT_UNKNOWN(CloseCode.PROTOCOL), NO_CONNECT_IN_TIME(CloseCode.POLICY),
    FRAME_NOT_COMPLETED(CloseCode.PROTOCOL), SILENT(CloseCode.SILENT), TOO_FAST(CloseCode.TOO_FAST);

    private final CloseCode closeCode;

    Breach(CloseCode closeCode) {
        this.closeCode = closeCode;
    }

    public CloseCode closeCode() {
        return this.closeCode;
    }

    /// The stable name for programs, such as `malformed-frame`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ClientFrame.Violation because(String detail) {
        return new ClientFrame.Violation(this, detail, null);
    }

    ViolationFound found(String detail) {
        return new ViolationFound(because(detail));
    }

}
