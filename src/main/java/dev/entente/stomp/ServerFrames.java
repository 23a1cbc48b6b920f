// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/// What the server says, as the octets of whole frames, with the codec of spring-messaging.
///
/// Ids that a client chose come back to it letter by letter; our own words lose backslashes and line breaks.
public final class ServerFrames {

    private static final StompEncoder CODEC = new StompEncoder();

    private static final byte[] NO_BODY = {};

    private static final byte[] LINE_FEED = { '\n' };

    private ServerFrames() {
    }

    /// The answer to an accepted CONNECT.
    public static byte[] connected(StompSettings settings) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.CONNECTED);
        headers.setNativeHeader("version", StompSession.VERSION);
        headers.setNativeHeader("heart-beat",
                new HeartBeatOffer(settings.heartBeatOut(), settings.heartBeatIn()).header());
        return encode(headers, NO_BODY);
    }

    /// The confirmation of what a client asked a receipt for.
    ///
    /// @param extra more headers, such as what number the message was given
    public static byte[] receipt(String receiptId, Map<String, String> extra) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.RECEIPT);
        headers.setNativeHeader("receipt-id", receiptId);
        extra.forEach(headers::setNativeHeader);
        return encode(headers, NO_BODY);
    }

    /// The last words before the connection closes.
    ///
    /// @param message one sentence
    /// @param receiptId what the refused frame asked for, or null
    /// @param problem a problem document in JSON
    public static byte[] error(String message, @Nullable String receiptId, byte[] problem) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.ERROR);
        headers.setNativeHeader("version", StompSession.VERSION);
        headers.setNativeHeader("message", HeaderText.tame(message));
        if (receiptId != null) {
            headers.setNativeHeader("receipt-id", receiptId);
        }
        headers.setNativeHeader("content-type", "application/problem+json");
        return encode(headers, problem);
    }

    /// Says that the connection is alive.
    public static byte[] heartBeat() {
        return LINE_FEED;
    }

    static byte[] encode(StompHeaderAccessor headers, byte[] body) {
        return CODEC.encode(headers.toMap(), body);
    }

}
