// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;
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
    ModelClient modelClient(ObjectProvider<ChatModel> models, ModelSettings settings, ModelSwitch operator,
            DatabaseClient database, MeterRegistry registry) {
        var model = models.getIfAvailable();
        var upstream = (model == null) ? null : new Upstream(model, settings);
        return new GuardedModelClient(upstream, settings, operator, new Uses(database, settings),
                new ModelMetrics(registry));
    }

}
