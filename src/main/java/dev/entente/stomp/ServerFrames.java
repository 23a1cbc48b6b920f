// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/// What the server says, as the octets of whole frames.
///
/// Ids that a client chose come back to it letter by letter; our own words lose backslashes and line breaks.
public final class ServerFrames {

    private static final byte[] NO_BODY = {};

    private static final byte[] LINE_FEED = { '\n' };

    private ServerFrames() {
    }

    /// The answer to an accepted CONNECT.
    public static byte[] connected(StompSettings settings) {
        String heartBeat = new HeartBeatOffer(settings.heartBeatOut(), settings.heartBeatIn()).header();
        return new FrameText("CONNECTED").header("version", StompSession.VERSION)
            .header("heart-beat", heartBeat)
            .with(NO_BODY);
    }

    /// The confirmation of what a client asked a receipt for.
    ///
    /// @param extra more headers, such as what number the message was given
    public static byte[] receipt(String receiptId, Map<String, String> extra) {
        var frame = new FrameText("RECEIPT").header("receipt-id", receiptId);
        extra.forEach(frame::header);
        return frame.with(NO_BODY);
    }

    /// The same with one more header.
    public static byte[] receipt(String receiptId, String name, String value) {
        return new FrameText("RECEIPT").header("receipt-id", receiptId).header(name, value).with(NO_BODY);
    }

    /// The last words before the connection closes.
    ///
    /// @param message one sentence
    /// @param receiptId what the refused frame asked for, or null
    /// @param problem a problem document in JSON
    public static byte[] error(String message, @Nullable String receiptId, byte[] problem) {
        var frame = new FrameText("ERROR").header("version", StompSession.VERSION)
            .header("message", HeaderText.tame(message));
        if (receiptId != null) {
            frame.header("receipt-id", receiptId);
        }
        return frame.header("content-type", "application/problem+json").with(problem);
    }

    /// Says that the connection is alive.
    public static byte[] heartBeat() {
        return LINE_FEED;
    }

}
