// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.UUID;

import dev.entente.deadline.TimerListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Brings a due timer to its case.
@Component
class DisputeTimers implements TimerListener {

    private final Cases cases;

    DisputeTimers(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Mono<Void> due(UUID subject, String kind) {
        return this.cases.apply(subject, new Command.Elapse(kind), null).then();
    }

}
