// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.model.ModelCall.Picture;
import dev.entente.prompt.FilledPrompt;
import dev.entente.testing.RealDatabase;
import dev.entente.testing.RealServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

/// A client with a real database and a fake model, without the rest of the server.
final class TestWay {

    static final RealDatabase DATABASE = RealServers.createDatabase();

    /// Lines are told apart by their ids, so one book of them serves every model.
    static final Lines LINES = new Lines();

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    final DatabaseClient database = DatabaseClient.create(DATABASE.connections());

    final ModelSettings settings;

    final ModelSwitch operator;

    final ModelClient client;

    TestWay(ChatModel model, String... settings) {
        this.settings = settings(settings);
        this.operator = new StoredModelSwitch(this.database, this.settings);
        this.client = new GuardedModelClient((model == null) ? null : new Upstream(model, this.settings, LINES),
                this.settings, this.operator, new Uses(this.database, this.settings), new ModelMetrics(this.registry));
    }

    static ModelSettings settings(String... settings) {
        var map = new HashMap<String, String>();
        for (String each : settings) {
            map.put("entente.model." + each.split("=")[0], each.split("=", 2)[1]);
        }
        return new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("entente.model", ModelSettings.class);
    }

    static ChatModel openAi(FakeModelServer server) {
        return OpenAiChatModel.builder()
            .httpClientBuilderCustomizer(client -> client.interceptor(LINES))
            .options(OpenAiChatOptions.builder()
                .baseUrl(server.openAiBaseUrl())
                .apiKey("none")
                .model("fake")
                .maxRetries(0)
                .build())
            .build();
    }

    static ChatModel anthropic(FakeModelServer server) {
        return AnthropicChatModel.builder()
            .httpClientBuilderCustomizer(client -> client.interceptor(LINES))
            .options(AnthropicChatOptions.builder()
                .baseUrl(server.anthropicBaseUrl())
                .apiKey("none")
                .model("fake")
                .maxRetries(0)
                .build())
            .build();
    }

    static ChatModel ollama(FakeModelServer server) {
        return OllamaChatModel.builder()
            .ollamaApi(OllamaApi.builder()
                .baseUrl(server.ollamaBaseUrl())
                .webClientBuilder(WebClient.builder().filter(new WebLine()))
                .build())
            .options(OllamaChatOptions.builder().model("fake").build())
            .build();
    }

    static ModelCall call(String tenant, String material) {
        return call(tenant, material, List.of(), null);
    }

    static ModelCall call(String tenant, String material, List<Picture> pictures, String schema) {
        return new ModelCall(UUID.randomUUID(), tenant, UUID.randomUUID(),
                new FilledPrompt("say-it", 3, "You are calm."), material, pictures, Duration.ofSeconds(20), 300,
                schema);
    }

    /// The row of a use.
    Map<String, Object> stored(ModelCall call) {
        return this.database.sql("select * from model_use where id = :id")
            .bind("id", call.use())
            .fetch()
            .one()
            .repeatWhenEmpty(200, tries -> tries.delayElements(Duration.ofMillis(25)))
            .block(Duration.ofSeconds(10));
    }

    Map<String, Object> day(String tenant) {
        return this.database.sql("select tokens, cost_micro from model_day where tenant = :tenant")
            .bind("tenant", tenant)
            .fetch()
            .one()
            .block(Duration.ofSeconds(10));
    }

}
