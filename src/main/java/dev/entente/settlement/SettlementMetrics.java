// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What an operator sees of the legs: what the provider said of them and was booked.
final class SettlementMetrics {

    private static final String CONFIRMED = "confirmed";

    private static final String PENDING = "pending";

    private static final String FAILED = "failed";

    private static final String REVERSED = "reversed";

    private final Map<LegKind, Map<String, Counter>> booked;

    private final Counter contradicted;

    SettlementMetrics(MeterRegistry registry) {
        this.contradicted = registry.counter("entente.settlement.contradicted");
        this.booked = Stream.of(LegKind.values())
            .collect(Collectors.toMap(kind -> kind,
                    kind -> Stream.of(CONFIRMED, PENDING, FAILED, REVERSED)
                        .collect(Collectors.toMap(result -> result, result -> registry
                            .counter("entente.settlement.legs", "kind", kind.wire(), "result", result)))));
    }

    /// The provider takes a refusal back: somebody has to compare the books by hand.
    void contradicted() {
        this.contradicted.increment();
    }

    void booked(LegKind kind, LegResult result) {
        this.booked.get(kind).get(switch (result) {
            case LegResult.Confirmed _ -> CONFIRMED;
            case LegResult.Pending _ -> PENDING;
            case LegResult.Failed _ -> FAILED;
            case LegResult.Reversed _ -> REVERSED;
        }).increment();
    }

}
