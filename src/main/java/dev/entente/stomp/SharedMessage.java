// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/// A MESSAGE for many subscribers: encoded once, then each gets its own headers in front of what all have in common.
public final class SharedMessage {

    private static final byte[] COMMAND = "MESSAGE\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] common;

    private SharedMessage(byte[] common) {
        this.common = common;
    }

    /// Encodes what is the same for all.
    ///
    /// @param messageId unique among the messages of a connection
    /// @param headers more headers that are the same for all
    public static SharedMessage of(String destination, String messageId, String contentType,
            Map<String, String> headers, byte[] body) {
        StompHeaderAccessor all = StompHeaderAccessor.create(StompCommand.MESSAGE);
        all.setNativeHeader("destination", destination);
        all.setNativeHeader("message-id", messageId);
        all.setNativeHeader("content-type", contentType);
        headers.forEach(all::setNativeHeader);
        return new SharedMessage(ServerFrames.encode(all, body));
    }

    /// The whole frame for one subscriber.
    ///
    /// @param subscription the id that the client chose
    /// @param own headers that are this subscriber's alone
    public byte[] to(String subscription, Map<String, String> own) {
        var lines = new StringBuilder(64);
        line(lines, "subscription", subscription);
        own.forEach((name, value) -> line(lines, name, value));
        byte[] ownHeaders = lines.toString().getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[this.common.length + ownHeaders.length];
        System.arraycopy(COMMAND, 0, frame, 0, COMMAND.length);
        System.arraycopy(ownHeaders, 0, frame, COMMAND.length, ownHeaders.length);
        System.arraycopy(this.common, COMMAND.length, frame, COMMAND.length + ownHeaders.length,
                this.common.length - COMMAND.length);
        return frame;
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(HeaderText.escape(name)).append(':').append(HeaderText.escape(value)).append('\n');
    }

}
