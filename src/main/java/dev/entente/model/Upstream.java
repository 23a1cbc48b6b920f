// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.entente.model.ModelUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/// The configured model as Spring AI knows it, always asked for a stream: that alone closes the call when it is cancelled. It gets
/// two messages, no tools and no memory.
class Upstream {

    private final ChatModel model;

    private final Provider provider;

    private final ModelSettings settings;

    private final Lines lines;

    Upstream(ChatModel model, ModelSettings settings, Lines lines) {
        this.model = model;
        this.provider = Provider.of(model);
        this.settings = settings;
        this.lines = lines;
    }

    String provider() {
        return this.provider.wire();
    }

    String name() {
        return Objects.requireNonNullElse(this.model.getOptions().getModel(), "unknown");
    }

    int answerTokens(ModelCall call) {
        return Math.clamp(call.answerTokensMax(), 1, this.settings.answerTokensMax());
    }

    /// The answer piece by piece; ends with an error where the model did not say that it
    /// was
    /// done. Subscribing may block: the first call loads the SDK.
    Flux<String> stream(Use use, String material) {
        return Flux.defer(() -> {
            var ending = new Ending();
            var line = this.lines.open();
            use.sent();
            return closable(this.model.stream(prompt(use.call(), material, line)), line).doOnTerminate(line::forget)
                .doOnNext(response -> use.counted(response.getMetadata().getUsage()))
                .doOnNext(ending::see)
                .map(Upstream::text)
                .filter(piece -> !piece.isEmpty())
                .doOnNext(use::heard)
                .concatWith(Flux.defer(ending::check));
        });
    }

    /// The SDKs' close may wait, and must not do so on the thread that cancels; Ollama's
    /// line is hung up after the cancel, so that nobody takes it for the answer's end.
    private Flux<ChatResponse> closable(Flux<ChatResponse> answer, Lines.Line line) {
        if (this.provider != Provider.OLLAMA) {
            return answer.cancelOn(Schedulers.boundedElastic()).doOnCancel(line::hangUp);
        }
        return answer.doFinally(end -> {
            if (end == SignalType.CANCEL) {
                line.hangUp();
            }
        }).contextWrite(context -> context.put(Lines.Line.class, line));
    }

    private Prompt prompt(ModelCall call, String material, Lines.Line line) {
        var pictures = call.pictures().stream().map(Upstream::media).toList();
        var user = UserMessage.builder().text(material).media(pictures).build();
        return new Prompt(List.of(new SystemMessage(instruction(call)), user), options(call, line));
    }

    private String instruction(ModelCall call) {
        var schema = call.answerSchema();
        return (schema == null || this.provider.takesSchema()) ? call.prompt().text() : """
                %s
                Answer with JSON alone, which fits this schema:
                %s
                """.formatted(call.prompt().text(), schema);
    }

    private ChatOptions options(ModelCall call, Lines.Line line) {
        var options = this.model.getOptions().mutate();
        options.temperature(this.settings.warmth());
        limitAnswer(options, answerTokens(call));
        var schema = call.answerSchema();
        if (schema != null && this.provider.takesSchema()
                && options instanceof StructuredOutputChatOptions.Builder<?> structured) {
            structured.outputSchema(schema);
        }
        nameLine(options, line);
        return options.build();
    }

    /// Newer models of OpenAI know the limit by another name; one of the two is sent.
    private void limitAnswer(ChatOptions.Builder<?> options, int tokens) {
        if (options instanceof OpenAiChatOptions.Builder openAi) {
            var renamed = this.settings.maxCompletionTokens();
            openAi.maxCompletionTokens(null).maxTokens(renamed ? null : tokens);
            if (renamed) {
                openAi.maxCompletionTokens(tokens);
            }
        }
        else {
            options.maxTokens(tokens);
        }
    }

    /// Ollama has no headers of its own; its line goes with the context of the call.
    private void nameLine(ChatOptions.Builder<?> options, Lines.Line line) {
        switch (options) {
            case OpenAiChatOptions.Builder openAi -> openAi.customHeaders(with(line, openAiHeaders()));
            case AnthropicChatOptions.Builder anthropic -> anthropic.httpHeaders(with(line, anthropicHeaders()));
            default -> line.forget();
        }
    }

    private @Nullable Map<String, String> openAiHeaders() {
        return (this.model.getOptions() instanceof OpenAiChatOptions options) ? options.getCustomHeaders() : null;
    }

    private @Nullable Map<String, String> anthropicHeaders() {
        return (this.model.getOptions() instanceof AnthropicChatOptions options) ? options.getHttpHeaders() : null;
    }

    private static Map<String, String> with(Lines.Line line, @Nullable Map<String, String> configured) {
        var headers = new HashMap<>((configured == null) ? Map.<String, String>of() : configured);
        headers.put(Lines.HEADER, line.id());
        return headers;
    }

    private static Media media(ModelCall.Picture picture) {
        return new Media(MimeTypeUtils.parseMimeType(picture.mediaType()), new ByteArrayResource(picture.bytes()));
    }

    private static String text(ChatResponse response) {
        var result = response.getResult();
        return (result == null) ? "" : Objects.requireNonNullElse(result.getOutput().getText(), "");
    }

    /// Whether the answer came to its end, as the model tells.
    private static final class Ending {

        private volatile String reason = "";

        void see(ChatResponse response) {
            var result = response.getResult();
            if (result != null) {
                var said = Objects.requireNonNullElse(result.getMetadata().getFinishReason(), "");
                this.reason = said.isEmpty() ? this.reason : said;
            }
        }

        Flux<String> check() {
            return switch (this.reason.toLowerCase(Locale.ROOT)) {
                case "stop", "end_turn", "stop_sequence" -> Flux.empty();
                case "length", "max_tokens" ->
                    Flux.error(new ModelUnavailable(Reason.TOO_LONG, "The answer reached its limit of tokens."));
                default -> Flux.error(new ModelUnavailable(Reason.FAILED,
                        "The answer did not come to its end: `%s`.".formatted(this.reason)));
            };
        }

    }

}
