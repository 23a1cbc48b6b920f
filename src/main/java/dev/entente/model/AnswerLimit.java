// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.concurrent.atomic.AtomicLong;

import dev.entente.model.ModelUnavailable.Reason;
import reactor.core.publisher.Flux;

/// How many characters an answer may have; at the limit the call is closed.
final class AnswerLimit {

    private AnswerLimit() {
    }

    static Flux<String> guard(Flux<String> answer, int charsMax) {
        return Flux.defer(() -> {
            var chars = new AtomicLong();
            return answer.doOnNext(piece -> {
                if (chars.addAndGet(piece.length()) > charsMax) {
                    throw new ModelUnavailable(Reason.TOO_LONG, "The answer is longer than an answer may be.");
                }
            });
        });
    }

}
