// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A STOMP frame of the server as a client reads it.
public record Frame(String command, Map<String, String> headers, String body) {

    /// The frames of one message; heart-beats are none.
    static List<Frame> read(String message) {
        return Stream.of(message.split("\0"))
            .map(String::stripLeading)
            .filter(one -> !one.isEmpty())
            .map(Frame::of)
            .toList();
    }

    private static Frame of(String text) {
        int end = text.indexOf("\n\n");
        var lines = text.substring(0, end).split("\n");
        var headers = new HashMap<String, String>();
        Stream.of(lines).skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1));
        });
        return new Frame(lines[0], headers, text.substring(end + 2));
    }

    public String header(String name) {
        return this.headers.getOrDefault(name, "");
    }

    public long number(String name) {
        return Long.parseLong(this.headers.get(name));
    }

}
