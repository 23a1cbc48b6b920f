// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// What an operator sees of the door.
@Component
class SocketMetrics {

    private static final String FRAMES = "entente.socket.frames";

    private final MeterRegistry registry;

    private final Counter in;

    private final Counter out;

    private final Counter slowReaders;

    SocketMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.in = registry.counter(FRAMES, "direction", "in");
        this.out = registry.counter(FRAMES, "direction", "out");
        this.slowReaders = registry.counter("entente.socket.slow.readers");
    }

    void heard(int frames) {
        this.in.increment(frames);
    }

    void said(int frames) {
        this.out.increment(frames);
    }

    /// @param code of the problem or the breach; both are closed sets
    void refused(String code) {
        this.registry.counter("entente.socket.refusals", "code", code).increment();
    }

    void closed(int code) {
        this.registry.counter("entente.socket.closed", "code", Integer.toString(code)).increment();
    }

    void slowReader() {
        this.slowReaders.increment();
    }

}
