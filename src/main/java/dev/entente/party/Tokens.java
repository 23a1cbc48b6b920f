// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.time.Duration;

import reactor.core.publisher.Mono;

/// Tokens: JSON Web Tokens of the tenants, each with the one algorithm that its issuer uses.
public interface Tokens {

    /// Who bears the token. Anything wrong with it is an error of kind SIGN_IN that does
    /// not say what.
    Mono<Caller> verify(String token);

    /// A token of a tenant with a secret, for the demo shop and for codes from mails.
    String mint(Caller caller, Duration life);

}
