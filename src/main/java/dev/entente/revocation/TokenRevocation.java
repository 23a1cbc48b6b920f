// SPDX-License-Identifier: Apache-2.0

package dev.entente.revocation;

import reactor.core.publisher.Mono;

import dev.entente.party.Caller;
import dev.entente.party.Revocation;

/// Takes tokens back.
public interface TokenRevocation {

    /// Makes all tokens of a person void that were issued until now, and ends what is
    /// open with one of them.
    ///
    /// @param by who asks, for the audit; the person is of the same tenant
    Mono<Revocation> revoke(Caller by, String personId);

}
