// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.Traffic;
import dev.entente.fuzz.WildJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Draws HTTP requests to every call that `openapi.yaml` describes, with bodies that were sound once. Tokens, ids and the
/// length of the body are named and put in when the request is sent.
final class FuzzedCalls {

    static final String HEAD_END = "\r\n\r\n";

    static final String LENGTH = "LENGTH";

    /// Ends cases that others are about to act on.
    private static final String CLOCK = "/test/clock";

    private static final List<String> TOKENS = List.of("TOKEN-buyer", "TOKEN-seller", "TOKEN-agent", "TOKEN-operator",
            "TOKEN-marketplace");

    private static final List<String> HEADERS = List.of("Accept: */*", "Accept: text/event-stream", "Accept: ;",
            "Accept: text/vnd.mermaid", "Accept: application/xml", "Accept: application/json;q=0", "Origin: null",
            "Origin: http://evil.example", "Origin: http://localhost", "Idempotency-Key: k-UUID", "Idempotency-Key: ",
            "Idempotency-Key: \u00ff", "Idempotency-Key: " + "k".repeat(256), "If-Match: \"1\"", "If-Match: *",
            "If-Match: W/\"0\"", "If-Match: \"99999999999999999999\"", "Last-Event-ID: 0", "Last-Event-ID: -1",
            "Last-Event-ID: x", "Content-Type: text/plain", "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/x-www-form-urlencoded", "Content-Type: ;",
            "Content-Type: application/vnd.x+json", "Content-Encoding: gzip", "X-Forwarded-For: 127.0.0.1",
            "Accept-Language: \u0000", "Cookie: a=b", "Range: bytes=0-0", "Authorization: Basic eDp5",
            "Expect: 100-continue", "Accept-Encoding: gzip");

    private static final List<String> QUERIES = List.of("after=0", "after=-1", "after=99999999999999999999",
            "after=9223372036854775807", "limit=1", "limit=0", "limit=501", "limit=x", "limit=1&limit=2", "cursor=x",
            "cursor=", "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "by=local", "by=model", "by=x", "%00", "%",
            "%zz", "a=%ff", "access_token=x", "token=TOKEN-buyer", "after=%31", "=", "&&", "after",
            "x=" + "y".repeat(3_000));

    private static final List<String> IDS = List.of("ID", "ID", "ID", "ID", "ORDER", "42", "UUID", "1-1-1-1-1", "%00",
            "..", "%2e%2e", "ID%20", "\u00e9", "%F0%9F%98%80", "%ff", "*", "x".repeat(300), "ID;x=1", "", "null",
            "damaged-in-transit");

    private static final List<String> PLACES = List.of("/photos/UUID/full?exp=9999999999&sig=AAAA",
            "/photos/UUID/thumb?exp=1&sig=x", "/photos/x/y", "/", "/widget/entente.js", "/actuator/health",
            "/actuator/metrics/entente.socket.open", "/demo", "/ws", "/api/v1/nothing");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
            "TRACE", "CONNECT", "BREW", "get");

    private final List<Operation> operations = operations();

    private final Mutator requests;

    private final Mutator bodies;

    FuzzedCalls() {
        var sayings = Traffic.bodies();
        this.bodies = new Mutator(sayings.stream().map(FuzzedCalls::bytes).toList(),
                List.of("\"", "{", "}", "[", "]", ":", ",", "null", "\\u0000", "\\ud800", "\uFEFF", "1e999", "//"),
                70_000);
        this.requests = new Mutator(List.of(bytes("x")),
                List.of("\r\n", "\n", "\r", ": ", " ", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9",
                        "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n", "Content-Length: -1\r\n",
                        "Host: evil\r\n", "Upgrade: h2c\r\n", "\0", "0\r\n\r\n", "Connection: Upgrade\r\n"),
                20_000);
    }

    private static List<Operation> operations() {
        JsonNode description = new YAMLMapper().readTree(Path.of("openapi.yaml"));
        var sampler = new SoundBodies(description);
        var operations = new ArrayList<Operation>();
        description.get("paths")
            .properties()
            .forEach(path -> path.getValue()
                .properties()
                .stream()
                .filter(method -> List.of("get", "post", "put", "delete", "patch").contains(method.getKey()))
                .forEach(method -> operations
                    .add(new Operation(method.getKey().toUpperCase(), path.getKey(), sampler.of(method.getValue())))));
        return operations;
    }

    /// How many calls there are.
    int count() {
        return this.operations.size();
    }

    byte[] draw(SplittableRandom random) {
        Operation operation = pick(this.operations, random);
        while (operation.path().equals(CLOCK) && !rarely(random, 40)) {
            operation = pick(this.operations, random);
        }
        String body = body(operation, random);
        String head = head(operation, random, body.isEmpty());
        byte[] request = bytes(head + HEAD_END + body);
        return (random.nextInt(40) == 0) ? this.requests.damage(request, random) : request;
    }

    private String head(Operation operation, SplittableRandom random, boolean empty) {
        var head = new StringBuilder();
        head.append(rarely(random, 30) ? pick(METHODS, random) : operation.method()).append(' ');
        head.append(place(operation, random)).append(" HTTP/1.1\r\nHost: localhost");
        if (!rarely(random, 15)) {
            head.append("\r\nAuthorization: Bearer ").append(token(operation, random));
        }
        if (!empty) {
            head.append("\r\nContent-Length: ").append(LENGTH);
        }
        if (!rarely(random, 15)) {
            head.append("\r\nContent-Type: application/json");
        }
        if (operation.path().endsWith("decision") && !rarely(random, 4)) {
            head.append("\r\nIdempotency-Key: k-UUID\r\nIf-Match: ETAG");
        }
        while (rarely(random, 3)) {
            head.append("\r\n").append(pick(HEADERS, random));
        }
        return head.toString();
    }

    private static String place(Operation operation, SplittableRandom random) {
        if (rarely(random, 40)) {
            return pick(PLACES, random);
        }
        String id = rarely(random, 10) ? pick(IDS, random) : operation.path().contains("order") ? "ORDER" : "ID";
        String name = rarely(random, 3) ? id : "damaged-in-transit";
        String path = operation.path().replace("{name}", name).replaceAll("\\{[a-z_]+}", id);
        return "/api/v1" + path + (rarely(random, 5) ? "?" + pick(QUERIES, random) : "");
    }

    private static String token(Operation operation, SplittableRandom random) {
        if (rarely(random, 40)) {
            return "x." + pick(TOKENS, random);
        }
        String usual = operation.path().startsWith("/orders") ? "TOKEN-marketplace"
                : operation.path().matches("/(trees|assistant|test|insight).*") ? "TOKEN-operator"
                        : operation.path().matches("/desk.*|.*/(claim|release|notes|decision)") ? "TOKEN-agent"
                                : pick(TOKENS.subList(0, 3), random);
        return rarely(random, 8) ? pick(TOKENS, random) : usual;
    }

    private String body(Operation operation, SplittableRandom random) {
        if (operation.bodies().isEmpty()) {
            return rarely(random, 10) ? WildJson.value(random) : "";
        }
        JsonNode sound = pick(operation.bodies(), random);
        return switch (random.nextInt(8)) {
            case 0 -> sound.toString();
            case 1 -> text(this.bodies.damage(bytes(sound.toString()), random));
            default -> WildJson.of(sound, random);
        };
    }

    private static boolean rarely(SplittableRandom random, int one) {
        return random.nextInt(one) == 0;
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// @param bodies that it takes
    private record Operation(String method, String path, List<JsonNode> bodies) {
    }

}
