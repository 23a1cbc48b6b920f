// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

import dev.entente.party.Refused;

/// Puts the calls of all topics behind the one door; below {@code /api} there is nothing else.
@Configuration(proxyBeanMethods = false)
class HttpRoutes {

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> apiRoutes(List<Routes> topics, Door door) {
        var builder = RouterFunctions.route();
        var methods = new LinkedHashMap<String, Set<HttpMethod>>();
        topics.stream().flatMap(topic -> topic.routes().stream()).forEach(route -> {
            builder.route(predicate(route), request -> door.pass(route, request));
            methods.computeIfAbsent(route.pattern(), _ -> new LinkedHashSet<>()).add(route.method());
        });
        methods.forEach((pattern, allowed) -> builder.route(RequestPredicates.path(pattern),
                request -> refuseMethod(request, allowed)));
        return builder
            .route(RequestPredicates.path("/api/**").or(RequestPredicates.path("/api")),
                    _ -> Mono.error(Refused::notFound))
            .build();
    }

    private static RequestPredicate predicate(Route route) {
        return RequestPredicates.path(route.pattern()).and(RequestPredicates.method(route.method()));
    }

    private static Mono<ServerResponse> refuseMethod(ServerRequest request, Set<HttpMethod> allowed) {
        return Mono.error(() -> new MethodNotAllowedException(request.method(), allowed));
    }

}
