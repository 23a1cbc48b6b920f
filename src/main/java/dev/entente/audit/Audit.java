// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import reactor.core.publisher.Mono;

/// Where it is written down who did what.
public interface Audit {

    /// Writes it down in the caller's transaction: it is there if that commits, and only
    /// then.
    Mono<Void> note(Act act);

}
