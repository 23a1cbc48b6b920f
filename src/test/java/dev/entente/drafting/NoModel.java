// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.UUID;

import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A way to a model where none is configured.
final class NoModel implements ModelClient {

    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public Mono<String> ask(ModelCall call) {
        return Mono.error(NoModel::none);
    }

    @Override
    public Flux<String> stream(ModelCall call) {
        return Flux.error(NoModel::none);
    }

    @Override
    public Mono<Void> note(UUID use, Verdict verdict) {
        return Mono.empty();
    }

    private static ModelUnavailable none() {
        return new ModelUnavailable(ModelUnavailable.Reason.NOT_CONFIGURED, "No model is configured");
    }

}
