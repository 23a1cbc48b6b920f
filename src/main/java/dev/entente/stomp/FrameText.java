// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;

/// A frame of the server, written line by line. Header names are ours; values are escaped.
final class FrameText {

    private final StringBuilder lines;

    FrameText(String command) {
        this.lines = new StringBuilder(256).append(command).append('\n');
    }

    FrameText header(String name, String value) {
        this.lines.append(name).append(':');
        HeaderText.escapeTo(value, this.lines);
        this.lines.append('\n');
        return this;
    }

    /// The octets of the frame with this body, whose length is announced where there is
    /// one.
    byte[] with(byte[] body) {
        if (body.length > 0) {
            this.lines.append("content-length:").append(body.length).append('\n');
        }
        byte[] head = this.lines.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(body, 0, frame, head.length, body.length);
        return frame;
    }

}
