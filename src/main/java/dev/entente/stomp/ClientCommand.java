// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The first line of a frame, and what the server thinks of it.
enum ClientCommand {

    CONNECT, STOMP, SUBSCRIBE, UNSUBSCRIBE, SEND, ACK, NACK, DISCONNECT,

    BEGIN(Breach.NOT_SUPPORTED, "transactions are not supported"),
    COMMIT(Breach.NOT_SUPPORTED, "transactions are not supported"),
    ABORT(Breach.NOT_SUPPORTED, "transactions are not supported"),

    CONNECTED(Breach.UNKNOWN_COMMAND, "CONNECTED is for servers to send"),
    MESSAGE(Breach.UNKNOWN_COMMAND, "MESSAGE is for servers to send"),
    RECEIPT(Breach.UNKNOWN_COMMAND, "RECEIPT is for servers to send"),
    ERROR(Breach.UNKNOWN_COMMAND, "ERROR is for servers to send"),

    UNKNOWN(Breach.UNKNOWN_COMMAND, "there is no such command");

    /// The length of `UNSUBSCRIBE`.
    static final int LENGTH_MAX = 11;

    private final ClientFrame.@Nullable Violation refusal;

    ClientCommand() {
        this.refusal = null;
    }

    ClientCommand(Breach breach, String detail) {
        this.refusal = breach.because(detail);
    }

    static ClientCommand of(String line) {
        return switch (line) {
            case "CONNECT" -> CONNECT;
            case "STOMP" -> STOMP;
            case "SUBSCRIBE" -> SUBSCRIBE;
            case "UNSUBSCRIBE" -> UNSUBSCRIBE;
            case "SEND" -> SEND;
            case "ACK" -> ACK;
            case "NACK" -> NACK;
            case "DISCONNECT" -> DISCONNECT;
            case "BEGIN" -> BEGIN;
            case "COMMIT" -> COMMIT;
            case "ABORT" -> ABORT;
            case "CONNECTED" -> CONNECTED;
            case "MESSAGE" -> MESSAGE;
            case "RECEIPT" -> RECEIPT;
            case "ERROR" -> ERROR;
            default -> UNKNOWN;
        };
    }

    Optional<ClientFrame.Violation> refusal() {
        return Optional.ofNullable(this.refusal);
    }

    boolean isConnect() {
        return this == CONNECT || this == STOMP;
    }

    boolean hasBody() {
        return this == SEND;
    }

}
