// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import dev.entente.model.Lines.Line;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/// Closes a call of a `WebClient` when its line is hung up. Spring AI cuts the answer of Ollama into windows, and Reactor's windows
/// pass no cancel on while one is open: without this a model would talk on to nobody. The line is found in the context of the call;
/// calls without one pass as they are.
class WebLine implements ExchangeFilterFunction {

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            var line = context.<Line>getOrEmpty(Line.class);
            return line.map(it -> closable(next.exchange(request), it)).orElseGet(() -> next.exchange(request));
        });
    }

    private static Mono<ClientResponse> closable(Mono<ClientResponse> exchange, Line line) {
        return exchange.takeUntilOther(line.over())
            .map(response -> response.mutate().body(body -> body.takeUntilOther(line.over())).build());
    }

}
