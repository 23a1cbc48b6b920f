// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A MESSAGE for many subscribers: encoded once, then each gets its own headers in front of what all have in common.
public final class SharedMessage {

    private static final byte[] COMMAND = "MESSAGE\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] frame;

    private SharedMessage(byte[] frame) {
        this.frame = frame;
    }

    /// Encodes what is the same for all.
    ///
    /// @param messageId unique among the messages of a connection
    /// @param headers more headers that are the same for all
    public static SharedMessage of(String destination, String messageId, String contentType,
            Map<String, String> headers, byte[] body) {
        var all = new FrameText("MESSAGE").header("destination", destination)
            .header("message-id", messageId)
            .header("content-type", contentType);
        headers.forEach(all::header);
        return new SharedMessage(all.with(body));
    }

    /// The first header line of one subscriber's frames, to be kept and given to
    /// [#writeTo].
    ///
    /// @param subscription the id that the client chose
    public static byte[] subscriber(String subscription) {
        var line = new StringBuilder("subscription:");
        HeaderText.escapeTo(subscription, line);
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// How many octets the frame has for one subscriber.
    public int length(byte[] subscriber) {
        return this.frame.length + subscriber.length;
    }

    /// Writes the whole frame for one subscriber.
    public void writeTo(OctetSink out, byte[] subscriber) {
        out.write(this.frame, 0, COMMAND.length);
        out.write(subscriber, 0, subscriber.length);
        out.write(this.frame, COMMAND.length, this.frame.length - COMMAND.length);
    }

    /// Where octets go.
    @FunctionalInterface
    public interface OctetSink {

        void write(byte[] octets, int from, int length);

    }

}
