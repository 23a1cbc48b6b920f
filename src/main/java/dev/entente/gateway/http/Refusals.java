// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import dev.entente.gateway.Problem;
import dev.entente.gateway.Problems;

/// What this door refuses, counted by the stable code.
@Component
class Refusals {

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    private final MeterRegistry registry;

    Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    Problem of(Throwable failure, Locale locale) {
        Problem problem = Problems.of(failure, locale);
        this.counters.computeIfAbsent(problem.code(), this::counter).increment();
        return problem;
    }

    private Counter counter(String code) {
        return this.registry.counter("entente.http.refusals", "code", code);
    }

}
