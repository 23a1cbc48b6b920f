// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.netty.buffer.Unpooled;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A model that says what its script says, in the wire formats of OpenAI, Anthropic and Ollama, and keeps what it was asked.
///
/// ```java
/// var model = FakeModelServer.start().script(request -> Script.says("Bon", "jour").pausing(Duration.ofMillis(50)));
/// // spring.ai.model.chat=openai, spring.ai.openai.api-key=none, spring.ai.openai.base-url= model.openAiBaseUrl()
/// ```
public final class FakeModelServer implements AutoCloseable {

    private static final List<Wire> WIRES = List.of(new OpenAiWire(), new AnthropicWire(), new OllamaWire());

    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();

    private final DisposableServer server;

    private volatile Function<ModelRequest, Script> script = request -> Script.says("OK");

    private FakeModelServer() {
        this.server = HttpServer.create().host("127.0.0.1").port(0).route(routes -> {
            for (Wire wire : WIRES) {
                routes.post(wire.path(), (request, response) -> take(wire, request, response));
            }
        }).bindNow(Duration.ofSeconds(10));
    }

    /// Starts on a free port of this machine; until it gets a script it says `OK`.
    public static FakeModelServer start() {
        return new FakeModelServer();
    }

    /// From now on answers as this says.
    public FakeModelServer script(Function<ModelRequest, Script> script) {
        this.script = script;
        return this;
    }

    /// From now on says this to everything.
    public FakeModelServer script(Script script) {
        return script(request -> script);
    }

    /// For `spring.ai.openai.base-url`.
    public String openAiBaseUrl() {
        return baseUrl() + "/v1";
    }

    /// For `spring.ai.anthropic.base-url`.
    public String anthropicBaseUrl() {
        return baseUrl();
    }

    /// For `spring.ai.ollama.base-url`.
    public String ollamaBaseUrl() {
        return baseUrl();
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + this.server.port();
    }

    /// Every request so far, in the order in which they came.
    public List<ModelRequest> requests() {
        return List.copyOf(this.requests);
    }

    public ModelRequest lastRequest() {
        return this.requests.getLast();
    }

    public void forget() {
        this.requests.clear();
    }

    private Publisher<Void> take(Wire wire, HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString(StandardCharsets.UTF_8).flatMap(text -> {
            var headers = new HashMap<String, String>();
            request.requestHeaders().forEach(it -> headers.put(it.getKey().toLowerCase(Locale.ROOT), it.getValue()));
            var asked = new ModelRequest(wire, headers, text);
            this.requests.add(asked);
            return answer(asked, this.script.apply(asked), response);
        });
    }

    private static Mono<Void> answer(ModelRequest asked, Script script, HttpServerResponse response) {
        var wire = asked.wire();
        if (script.status() != 200) {
            return send(asked, response.status(script.status()), "application/json",
                    Flux.just(wire.error(script.status())));
        }
        var type = (asked.streams()) ? wire.streamType() : "application/json";
        return send(asked, response, (script.contentType() != null) ? script.contentType() : type,
                asked.streams() ? streamed(wire, script) : whole(wire, script));
    }

    private static Mono<Void> send(ModelRequest asked, HttpServerResponse response, String type, Flux<String> body) {
        return response.header("Content-Type", type)
            .send(body.doFinally(signal -> asked.ended(signal == SignalType.CANCEL))
                .map(text -> Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)), buffer -> true)
            .then();
    }

    private static Flux<String> streamed(Wire wire, Script script) {
        return Flux.concat(wire.opening(script), script.pieces().map(wire::piece), ending(wire, script));
    }

    private static Flux<String> ending(Wire wire, Script script) {
        return switch (script.ending()) {
            case DONE -> wire.closing(script);
            case STALL -> Flux.never();
            case CUT -> Flux.just(half(wire.piece("cut in the middle"))).concatWith(broken());
            case FALL_SILENT -> Flux.empty();
            case GARBAGE -> Flux.just("data: {]\u0000 <html>this is no model</html>\n\n");
        };
    }

    private static Flux<String> whole(Wire wire, Script script) {
        return script.pieces().collectList().map(pieces -> String.join("", pieces)).flatMapMany(text -> {
            var whole = wire.whole(text, script);
            return switch (script.ending()) {
                case DONE -> Flux.just(whole);
                case STALL -> Flux.never();
                case CUT -> Flux.just(half(whole)).concatWith(broken());
                case FALL_SILENT -> Flux.empty();
                case GARBAGE -> Flux.just("{]<html>this is no model</html>");
            };
        });
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    /// What was said before it must be on its way before the connection breaks.
    private static Flux<String> broken() {
        return Mono.delay(Duration.ofMillis(50)).thenMany(Flux.error(new IOException("the fake model breaks off")));
    }

    @Override
    public void close() {
        this.server.disposeNow(Duration.ofSeconds(5));
    }

}
