// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request that reached the fake model.
public final class ModelRequest {

    private final Wire wire;

    private final Map<String, String> headers;

    private final String text;

    private final JsonNode body;

    private final Sinks.One<Boolean> ended = Sinks.one();

    ModelRequest(Wire wire, Map<String, String> headers, String text) {
        this.wire = wire;
        this.headers = headers;
        this.text = text;
        this.body = JsonMapper.shared().readTree(text);
    }

    Wire wire() {
        return this.wire;
    }

    /// `openai`, `anthropic` or `ollama`.
    public String provider() {
        return this.wire.name();
    }

    /// The headers, their names in small letters.
    public Map<String, String> headers() {
        return this.headers;
    }

    /// The body as it was sent.
    public String text() {
        return this.text;
    }

    public JsonNode body() {
        return this.body;
    }

    public boolean streams() {
        return this.wire.streams(this.body);
    }

    /// What stands in the system's place.
    public String system() {
        return this.wire.system(this.body);
    }

    /// What stands in the user's place, without pictures.
    public String user() {
        return this.wire.user(this.body);
    }

    /// The pictures, in base 64.
    public List<String> pictures() {
        return this.wire.pictures(this.body);
    }

    void ended(boolean byTheClient) {
        this.ended.tryEmitValue(byTheClient);
    }

    /// Waits for the end of the answer.
    ///
    /// @return whether the client closed it before its end; false too if it is still open
    /// after this time
    public boolean closedEarlyWithin(Duration time) {
        return Boolean.TRUE.equals(this.ended.asMono().timeout(time, Mono.just(false)).block());
    }

}
