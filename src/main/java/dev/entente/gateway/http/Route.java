// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import dev.entente.party.Role;

/// One call of the contract: how it is addressed, who may make it, and what answers it.
///
/// @param path below {@code /api/v1}
/// @param produces the types of its answer, the usual one first
/// @param takes what kind of body it has
record Route(HttpMethod method, String path, Set<Role> roles, List<MediaType> produces, Takes takes,
        Function<Call, Mono<ServerResponse>> show, Function<Call, Mono<Reply>> act) {

    static final String API = "/api/v1";

    static final Set<Role> ANY = Set.of(Role.BUYER, Role.SELLER, Role.AGENT, Role.OPERATOR, Role.MARKETPLACE);

    static final Set<Role> PARTIES = Set.of(Role.BUYER, Role.SELLER);

    static final Set<Role> MEMBERS = Set.of(Role.BUYER, Role.SELLER, Role.AGENT);

    static final Set<Role> AGENTS = Set.of(Role.AGENT);

    static final Set<Role> MARKETPLACE = Set.of(Role.MARKETPLACE);

    static final Set<Role> OPERATORS = Set.of(Role.OPERATOR);

    private static final Function<Call, Mono<Reply>> none = _ -> Mono.empty();

    /// Shows something and changes nothing.
    static Route get(String path, Set<Role> roles, Function<Call, Mono<Reply>> show) {
        return new Route(HttpMethod.GET, path, roles, List.of(MediaType.APPLICATION_JSON), Takes.NOTHING,
                call -> show.apply(call).flatMap(Reply::respond), none);
    }

    /// Shows something in one of several types.
    static Route get(String path, Set<Role> roles, List<MediaType> produces,
            Function<Call, Mono<ServerResponse>> show) {
        return new Route(HttpMethod.GET, path, roles, produces, Takes.NOTHING, show, none);
    }

    /// Changes something; the same key and body get the same answer.
    static Route write(HttpMethod method, String path, Set<Role> roles, Function<Call, Mono<Reply>> act) {
        return new Route(method, path, roles, List.of(MediaType.APPLICATION_JSON), Takes.JSON, _ -> Mono.empty(), act);
    }

    static Route post(String path, Set<Role> roles, Function<Call, Mono<Reply>> act) {
        return write(HttpMethod.POST, path, roles, act);
    }

    /// Takes a body that is read as it comes.
    static Route upload(String path, Set<Role> roles, Function<Call, Mono<Reply>> act) {
        return new Route(HttpMethod.POST, path, roles, List.of(MediaType.APPLICATION_JSON), Takes.STREAM,
                _ -> Mono.empty(), act);
    }

    String pattern() {
        return API + this.path;
    }

    /// What kind of body a call has.
    enum Takes {

        NOTHING, JSON, STREAM

    }

}
