// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A delivery that this node is to make.
///
/// @param tries how many this round has seen, with this one
/// @param token of the lease
/// @param secrets the valid ones, the newest first
record Claim(UUID endpointId, UUID messageId, String tenant, String type, String url, String body, int tries,
        int triesMax, long token, List<Secret> secrets) {

    boolean isTest() {
        return this.type.equals(EventTypes.TEST);
    }

    boolean isLastTry() {
        return this.tries >= this.triesMax;
    }

    byte[] bytes() {
        return this.body.getBytes(StandardCharsets.UTF_8);
    }

    String signature(long timestamp) {
        return this.secrets.stream()
            .map(secret -> secret.sign(this.messageId, timestamp, this.body))
            .collect(Collectors.joining(" "));
    }

    Map<String, String> headers(long timestamp, String signature) {
        return Map.of("Content-Type", "application/json", "User-Agent", "Entente-Webhooks/1", "webhook-id",
                this.messageId.toString(), "webhook-timestamp", Long.toString(timestamp), "webhook-signature",
                signature);
    }

}
