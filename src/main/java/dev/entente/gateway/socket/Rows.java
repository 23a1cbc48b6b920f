// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.dispute.Case;

/// What every list shows of a case.
final class Rows {

    private static final AtomicLong count = new AtomicLong();

    private Rows() {
    }

    static ObjectNode of(Case now) {
        var dueAt = now.until().dueAt();
        return JsonNodeFactory.instance.objectNode()
            .put("id", now.id().toString())
            .put("order_id", now.orderId())
            .put("version", now.version())
            .put("stage", now.stage().wire())
            .put("awaited", now.stage().awaited().wire())
            .put("due_at", (dueAt != null) ? dueAt.toString() : null);
    }

    static String messageId() {
        return "row-" + count.incrementAndGet();
    }

}
