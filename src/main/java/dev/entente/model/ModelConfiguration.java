// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.ai.anthropic.http.okhttp.AnthropicHttpClientBuilderCustomizer;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.http.okhttp.OpenAiHttpClientBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Puts the way to the model together; without a model it leads nowhere, and the server starts all the same.
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    @Bean
    ModelSwitch modelSwitch(DatabaseClient database, ModelSettings settings) {
        return new StoredModelSwitch(database, settings);
    }

    @Bean
    Lines lines() {
        return new Lines();
    }

    @Bean
    OpenAiHttpClientBuilderCustomizer openAiLines(Lines lines) {
        return client -> client.interceptor(lines);
    }

    @Bean
    AnthropicHttpClientBuilderCustomizer anthropicLines(Lines lines) {
        return client -> client.interceptor(lines);
    }

    @Bean
    WebClientCustomizer webLine() {
        return client -> client.filter(new WebLine());
    }

    @Bean
    ClearUses clearModelUses(DatabaseClient database, ModelSettings settings) {
        return new ClearUses(database, settings);
    }

    @Bean
    ModelClient modelClient(ObjectProvider<ChatModel> models, ModelSettings settings, ModelSwitch operator, Lines lines,
            DatabaseClient database, MeterRegistry registry) {
        var model = models.getIfAvailable();
        var upstream = (model == null) ? null : new Upstream(model, settings, lines);
        return new GuardedModelClient(upstream, settings, operator, new Uses(database, settings),
                new ModelMetrics(registry));
    }

}
