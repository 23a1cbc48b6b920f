// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// What an operator sees of the bells between nodes.
@Component
class BellMetrics {

    private final MeterRegistry registry;

    private final Counter rung;

    private final Counter heard;

    private final Counter dropped;

    BellMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.rung = registry.counter("entente.bells.rung");
        this.heard = registry.counter("entente.bells.heard");
        this.dropped = registry.counter("entente.bells.dropped");
    }

    void watchLine(BooleanSupplier open) {
        Gauge.builder("entente.redis.up", open, line -> line.getAsBoolean() ? 1 : 0)
            .description("Whether Redis carries bells to and from this node")
            .strongReference(true)
            .register(this.registry);
    }

    void rung() {
        this.rung.increment();
    }

    /// From another node.
    void heard() {
        this.heard.increment();
    }

    /// Redis could not take it; the others find the event when they look.
    void dropped() {
        this.dropped.increment();
    }

}
