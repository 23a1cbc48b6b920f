// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// What a client said, well-formed and allowed by the protocol, or the reason why it was neither.
///
/// Headers are unescaped; where a header was repeated, its first value counts. A text form shows no body and no secret.
public sealed interface ClientFrame {

    /// Bare ends of line that keep a quiet connection alive.
    ///
    /// @param lineFeeds how many came in a row
    record HeartBeat(int lineFeeds) implements ClientFrame {
    }

    /// The wish to begin.
    ///
    /// @param versions as listed in `accept-version`, empty without that header
    /// @param authorization the header's value, or null
    /// @param offer what the client can send and wants to hear
    /// @param headers all others; never a credential
    record Connect(List<String> versions, @Nullable String host, @Nullable String authorization, HeartBeatOffer offer,
            Map<String, String> headers) implements ClientFrame {

        @Override
        public String toString() {
            return "Connect[versions=" + this.versions + ", host=" + this.host + ", offer=" + this.offer + "]";
        }

    }

    record Subscribe(String id, String destination, Map<String, String> headers,
            @Nullable String receipt) implements ClientFrame {
    }

    record Unsubscribe(String id, @Nullable String receipt) implements ClientFrame {
    }

    /// A message for the server. The body is not copied: whoever gets it must not change
    /// it.
    record Send(String destination, @Nullable String contentType, byte[] body, Map<String, String> headers,
            @Nullable String receipt) implements ClientFrame {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Send(var to, var type, var bytes, var fields, var wanted)
                    && this.destination.equals(to) && Objects.equals(this.contentType, type)
                    && Arrays.equals(this.body, bytes) && this.headers.equals(fields)
                    && Objects.equals(this.receipt, wanted);
        }

        @Override
        public int hashCode() {
            return 31 * this.headers.hashCode() + Arrays.hashCode(this.body);
        }

        @Override
        public String toString() {
            return "Send[destination=" + this.destination + ", body=" + this.body.length + " bytes, receipt="
                    + this.receipt + "]";
        }

    }

    /// ACK or NACK of a message; the server hands out no acknowledgement ids, so none is
    /// ever known.
    record Acknowledge(String id, @Nullable String receipt) implements ClientFrame {
    }

    record Disconnect(@Nullable String receipt) implements ClientFrame {
    }

    /// A frame that came too fast: it is to be answered with "slow down" and not to be
    /// carried out.
    record Hasty(ClientFrame frame) implements ClientFrame {
    }

    /// The end: an ERROR is to be sent, then the connection is to be closed with the
    /// breach's code.
    ///
    /// @param detail one English sentence without anything that the client sent
    /// @param receipt what the offending frame asked for, or null
    record Violation(Breach breach, String detail, @Nullable String receipt) implements ClientFrame {

        Violation with(@Nullable String askedFor) {
            return new Violation(this.breach, this.detail, askedFor);
        }

    }

    /// Something that came after the end and has no meaning any more.
    record Late() implements ClientFrame {
    }

}
