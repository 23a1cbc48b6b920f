// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Instant;
import java.util.UUID;

import reactor.core.publisher.Mono;

/// Who holds the money and moves it when told to.
///
/// Each call is made outside any transaction and under a time limit. A call that errs, is cancelled or runs out of time
/// may or may not have been carried out. An adapter retries nothing itself. The test class `PaymentProviderContract`
/// says what every adapter must keep.
public interface PaymentProvider {

    /// Gives a part of a held payment back to the buyer. The same key never moves money
    /// twice.
    Mono<LegResult> refund(LegOrder order);

    /// Pays a part of a held payment to the seller. The same key never moves money twice.
    Mono<LegResult> release(LegOrder order);

    /// What became of the order with that key; empty where the provider certainly knows
    /// none. It must find orders
    /// that are older than the life of an idempotency key, by metadata for example.
    Mono<LegResult> find(UUID key);

    /// Keeps a payment held; asked again it is held at least as long.
    /// @return until when it is held
    Mono<Instant> extendHold(HoldOrder order);

}
