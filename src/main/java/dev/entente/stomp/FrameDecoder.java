// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/// Turns the octets of one whole, checked frame into what it means: with the codec of spring-messaging, but for the
/// frame that comes all the time.
final class FrameDecoder {

    private static final StompDecoder CODEC = new StompDecoder();

    /// What messages for us say of themselves; any other type is looked at by the codec.
    private static final Set<String> CONTENT_TYPES = Set.of("", "application/json");

    private FrameDecoder() {
    }

    /// @param headers of the frame, checked
    /// @param bodyStart where the body begins, counted from the frame's first octet
    static ClientFrame decode(ClientCommand command, byte[] bytes, int start, int length, HeaderBlock headers,
            int bodyStart) throws ViolationFound {
        if (command == ClientCommand.SEND) {
            Map<String, String> plain = headers.firstOfEach();
            if (CONTENT_TYPES.contains(plain.getOrDefault("content-type", ""))) {
                return send(plain, Arrays.copyOfRange(bytes, start + bodyStart, start + length - 1));
            }
        }
        return decode(command, bytes, start, length);
    }

    private static ClientFrame decode(ClientCommand command, byte[] bytes, int start, int length)
            throws ViolationFound {
        Message<byte[]> message = decode(ByteBuffer.wrap(bytes, start, length));
        Map<String, String> headers = firstOfEach(message);
        return switch (command) {
            case CONNECT, STOMP -> connect(headers);
            case SUBSCRIBE -> subscribe(headers);
            case UNSUBSCRIBE -> new ClientFrame.Unsubscribe(required(headers, "id"), headers.get("receipt"));
            case SEND -> send(headers, message.getPayload());
            case ACK, NACK -> acknowledge(headers);
            case DISCONNECT -> new ClientFrame.Disconnect(headers.get("receipt"));
            case BEGIN, COMMIT, ABORT, CONNECTED, MESSAGE, RECEIPT, ERROR, UNKNOWN ->
                throw Breach.UNKNOWN_COMMAND.found("there is no such command");
        };
    }

    private static Message<byte[]> decode(ByteBuffer frame) throws ViolationFound {
        try {
            List<Message<byte[]>> messages = CODEC.decode(frame);
            if (messages.size() == 1 && !frame.hasRemaining()) {
                return messages.getFirst();
            }
        }
        catch (StompConversionException | IllegalArgumentException _) {
            // such as a content-type that is no media type
        }
        throw Breach.MALFORMED_FRAME.found("the frame cannot be understood");
    }

    private static Map<String, String> firstOfEach(Message<byte[]> message) {
        var headers = new LinkedHashMap<String, String>();
        if (message.getHeaders().get(NativeMessageHeaderAccessor.NATIVE_HEADERS) instanceof Map<?, ?> all) {
            all.forEach((name, values) -> headers.put((String) name, (String) ((List<?>) values).getFirst()));
        }
        return Collections.unmodifiableMap(headers);
    }

    private static ClientFrame connect(Map<String, String> headers) throws ViolationFound {
        String versions = headers.get("accept-version");
        HeartBeatOffer offer = HeartBeatOffer.read(headers.get("heart-beat"));
        var harmless = new LinkedHashMap<>(headers);
        harmless.keySet().removeIf(FrameDecoder::isCredential);
        return new ClientFrame.Connect((versions != null) ? List.of(versions.split(",")) : List.of(),
                headers.get("host"), authorization(headers), offer, Collections.unmodifiableMap(harmless));
    }

    private static @Nullable String authorization(Map<String, String> headers) {
        return headers.keySet()
            .stream()
            .filter("authorization"::equalsIgnoreCase)
            .findFirst()
            .map(headers::get)
            .orElse(null);
    }

    private static boolean isCredential(String name) {
        return "authorization".equalsIgnoreCase(name) || "login".equals(name) || "passcode".equals(name);
    }

    private static ClientFrame subscribe(Map<String, String> headers) throws ViolationFound {
        if (!"auto".equals(headers.getOrDefault("ack", "auto"))) {
            throw Breach.NOT_SUPPORTED.found("subscriptions acknowledge by themselves: ack is auto");
        }
        return new ClientFrame.Subscribe(required(headers, "id"), required(headers, "destination"), headers,
                headers.get("receipt"));
    }

    private static ClientFrame send(Map<String, String> headers, byte[] body) throws ViolationFound {
        refuseTransaction(headers);
        return new ClientFrame.Send(required(headers, "destination"), headers.get("content-type"), body, headers,
                headers.get("receipt"));
    }

    private static ClientFrame acknowledge(Map<String, String> headers) throws ViolationFound {
        refuseTransaction(headers);
        return new ClientFrame.Acknowledge(required(headers, "id"), headers.get("receipt"));
    }

    private static void refuseTransaction(Map<String, String> headers) throws ViolationFound {
        if (headers.containsKey("transaction")) {
            throw Breach.NOT_SUPPORTED.found("transactions are not supported");
        }
    }

    private static String required(Map<String, String> headers, String name) throws ViolationFound {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw Breach.MALFORMED_FRAME.found("the header " + name + " is missing");
        }
        return value;
    }

}
