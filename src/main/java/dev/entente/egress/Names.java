// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.net.InetAddress;
import java.util.List;

import reactor.core.publisher.Mono;

/// What names stand for.
interface Names {

    /// Every address of a name or of an address written as text; an error of type
    /// {@link java.net.UnknownHostException} where there is none.
    Mono<List<InetAddress>> lookUp(String host);

}
