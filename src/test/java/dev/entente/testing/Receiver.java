// SPDX-License-Identifier: Apache-2.0

package dev.entente.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import io.netty.buffer.Unpooled;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A real HTTP server of somebody else, which behaves as badly as the path asks for and remembers what it was told:
/// {@code /status/500}, {@code /hang}, {@code /drip}, {@code /huge}, {@code /reset}, {@code /to?url} and so on.
public final class Receiver implements AutoCloseable {

    private static final int HUGE = 64 * 1024;

    private final DisposableServer server;

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private final List<String> moments = new CopyOnWriteArrayList<>();

    private final AtomicInteger atOnce = new AtomicInteger();

    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private volatile BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> other = (_,
            response) -> response.status(404).send();

    private Receiver(HttpServer server) {
        this.server = server.host("127.0.0.1").port(0).handle(this::take).bindNow();
    }

    public static Receiver start() {
        return new Receiver(HttpServer.create());
    }

    public static Receiver start(UnaryOperator<HttpServer> with) {
        return new Receiver(with.apply(HttpServer.create()));
    }

    public int port() {
        return this.server.port();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// What it answers at a path that says nothing of it.
    public void answer(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answer) {
        this.other = answer;
    }

    private Publisher<Void> take(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).defaultIfEmpty("").flatMapMany(body -> {
            this.mostAtOnce.accumulateAndGet(this.atOnce.incrementAndGet(), Math::max);
            var call = new Call(request.method().name(), request.uri(), headers(request), body);
            this.calls.add(call);
            this.moments.add("began " + call.header("webhook-id"));
            return Flux.from(misbehave(request, response)).doFinally(_ -> {
                this.moments.add("ended " + call.header("webhook-id"));
                this.atOnce.decrementAndGet();
            });
        });
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.requestHeaders()
            .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }

    private Publisher<Void> misbehave(HttpServerRequest request, HttpServerResponse response) {
        String[] parts = request.uri().split("[/?]", 4);
        return switch (parts.length > 1 ? parts[1] : "") {
            case "ok" -> response.status(204).send();
            case "status" -> response.status(Integer.parseInt(parts[2])).sendString(Mono.just("as you wish"));
            case "busy" -> response.status(429).header("Retry-After", parts[2]).send();
            case "slow" -> Mono.delay(Duration.ofMillis(Long.parseLong(parts[2]))).then(response.status(204).send());
            case "hang" -> Mono.never();
            case "to" -> response.status(302).header("Location", "http://127.0.0.1:" + port() + "/landed").send();
            case "huge" ->
                response.status(200).send(Flux.range(0, 10_000).map(_ -> Unpooled.wrappedBuffer(new byte[HUGE])));
            case "drip" -> response.status(200)
                .send(Flux.interval(Duration.ofMillis(50)).map(_ -> Unpooled.wrappedBuffer(new byte[] { '.' })),
                        _ -> true);
            case "reset" -> Mono.fromRunnable(() -> response.withConnection(connection -> connection.dispose()));
            default -> this.other.apply(request, response);
        };
    }

    /// What it was told, in order.
    public List<Call> calls() {
        return new ArrayList<>(this.calls);
    }

    /// What it was told at addresses with this beginning.
    public List<Call> calls(String path) {
        return this.calls.stream().filter(call -> call.path().startsWith(path)).toList();
    }

    /// What happened in which order: {@code began} or {@code ended}, and the
    /// {@code webhook-id}.
    public List<String> moments() {
        return new ArrayList<>(this.moments);
    }

    public int mostAtOnce() {
        return this.mostAtOnce.get();
    }

    @Override
    public void close() {
        this.server.disposeNow();
    }

    /// One call, with the names of its headers in lower case.
    public record Call(String method, String path, Map<String, String> headers, String body) {

        public String header(String name) {
            return this.headers.getOrDefault(name, "");
        }

    }

}
