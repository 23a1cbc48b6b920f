// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

import dev.entente.deadline.ProductClock;
import dev.entente.egress.Courier;
import dev.entente.outbox.Outbox;
import dev.entente.worker.Nudge;

/// Puts the parts of webhooks together.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private final Nudge nudge = new Nudge();

    @Bean
    WebhookEndpoints webhookEndpoints(DatabaseClient database, TransactionalOperator transaction, Courier courier,
            WebhookSettings settings) {
        return new R2dbcEndpoints(database, transaction, courier, settings);
    }

    @Bean
    FanOut webhookFanOut(DatabaseClient database, JsonMapper json, WebhookSettings settings) {
        return new FanOut(database, json, this.nudge, settings);
    }

    @Bean
    R2dbcClaims webhookClaims(DatabaseClient database) {
        return new R2dbcClaims(database);
    }

    @Bean
    DeliveryWorker webhookDeliveryWorker(R2dbcClaims claims, DatabaseClient database, TransactionalOperator transaction,
            Outbox outbox, ProductClock clock, Courier courier, MeterRegistry registry, WebhookSettings settings) {
        var books = new Bookkeeping(database, transaction, outbox, clock);
        return new DeliveryWorker(claims, books, courier, this.nudge, new WebhookMetrics(registry), settings);
    }

    @Bean
    Deliveries webhookDeliveries(DatabaseClient database, WebhookEndpoints endpoints, R2dbcClaims claims,
            DeliveryWorker worker, FanOut fanOut, ProductClock clock, WebhookSettings settings) {
        return new R2dbcDeliveries(database, endpoints, claims, worker, fanOut, clock, this.nudge, settings);
    }

    @Bean
    ClearMessages clearWebhookMessages(DatabaseClient database, WebhookSettings settings) {
        return new ClearMessages(database, settings);
    }

}
