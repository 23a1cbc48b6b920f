// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.node.ObjectNode;

import dev.entente.gateway.Json;
import dev.entente.gateway.Snapshots;
import dev.entente.webhook.Delivery;
import dev.entente.webhook.WebhookEndpoint;

/// Endpoints and deliveries in the words of the contract.
final class WebhookJson {

    private WebhookJson() {
    }

    static ObjectNode endpoint(WebhookEndpoint endpoint) {
        ObjectNode shown = Snapshots.object()
            .put("id", endpoint.id().toString())
            .put("url", endpoint.url())
            .put("description", endpoint.description());
        var types = shown.putArray("types");
        endpoint.types().forEach(types::add);
        return shown.put("enabled", endpoint.isEnabled())
            .put("disabled_reason", endpoint.disabledReason())
            .put("disabled_at", Snapshots.text(endpoint.disabledAt()))
            .put("delivered_at", Snapshots.text(endpoint.deliveredAt()))
            .put("old_secret_until", Snapshots.text(endpoint.oldSecretUntil()))
            .put("created_at", endpoint.createdAt().toString());
    }

    static ObjectNode secured(WebhookEndpoint.Secured secured) {
        return endpoint(secured.endpoint()).put("secret", secured.secret());
    }

    /// A line of the log: how it stands, and how the last try went.
    static ObjectNode line(Delivery delivery) {
        ObjectNode line = Snapshots.object()
            .put("message_id", delivery.messageId().toString())
            .put("type", delivery.type())
            .put("at", delivery.at().toString())
            .put("state", delivery.state())
            .put("next_try_at", Snapshots.text(delivery.nextTryAt()));
        line.set("last_attempt", delivery.attempts().isEmpty() ? null : result(delivery.attempts().getLast()));
        return line;
    }

    private static ObjectNode result(Delivery.Attempt attempt) {
        return Snapshots.object()
            .put("number", attempt.number())
            .put("at", attempt.at().toString())
            .put("latency_ms", attempt.latencyMs())
            .put("status", attempt.status())
            .put("error", attempt.error());
    }

    static ObjectNode delivery(Delivery delivery, Json json) {
        ObjectNode shown = line(delivery);
        shown.remove("last_attempt");
        shown.set("body", json.tree(delivery.body().getBytes(StandardCharsets.UTF_8)));
        var attempts = shown.putArray("attempts");
        delivery.attempts().forEach(attempt -> attempts.add(whole(attempt, delivery)));
        return shown;
    }

    private static ObjectNode whole(Delivery.Attempt attempt, Delivery delivery) {
        ObjectNode whole = result(attempt).put("response", attempt.response());
        whole.putObject("request")
            .put("url", attempt.url())
            .putObject("headers")
            .put("content-type", "application/json")
            .put("webhook-id", delivery.messageId().toString())
            .put("webhook-timestamp", Long.toString(attempt.sentAt()))
            .put("webhook-signature", attempt.signature());
        return whole;
    }

}
