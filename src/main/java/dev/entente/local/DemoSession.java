// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import dev.entente.order.Order;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import dev.entente.party.Tokens;

/// Who can be played on this machine, each with a token. Nobody but this machine is told: neither another address, nor a
/// page that reaches this server under another name.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("entente.demo")
class DemoSession {

    private static final Duration life = Duration.ofHours(8);

    private static final Pattern ownNames = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    @Bean
    RouterFunction<ServerResponse> demoRoutes(DemoShop shop, Tokens tokens) {
        return RouterFunctions.route().GET("/demo/session", request -> show(request, shop, tokens)).build();
    }

    private static Mono<ServerResponse> show(ServerRequest request, DemoShop shop, Tokens tokens) {
        if (!isThisMachine(request)) {
            return Mono.error(Refused::notFound);
        }
        return shop.load()
            .map(orders -> new Session("EUR", orders.stream().map(order -> line(order, tokens)).toList(),
                    agent(tokens)))
            .flatMap(session -> ServerResponse.ok().header("Cache-Control", "no-store").bodyValue(session));
    }

    private static boolean isThisMachine(ServerRequest request) {
        boolean near = request.remoteAddress()
            .map(InetSocketAddress::getAddress)
            .filter(address -> address.isLoopbackAddress())
            .isPresent();
        String host = request.headers().firstHeader("Host");
        String origin = request.headers().firstHeader("Origin");
        return near && host != null && ownNames.matcher(host).matches()
                && (origin == null || origin.equals("http://" + host));
    }

    private static Shown line(Order order, Tokens tokens) {
        var parcel = order.parcel();
        return new Shown(order.id(), order.lines().getFirst().title(), order.paidMinor(), order.currency(),
                parcel == null ? "done" : parcel.status(), order.kind().name().toLowerCase(Locale.ROOT),
                person(order.buyer(), Role.BUYER, tokens), person(order.seller(), Role.SELLER, tokens));
    }

    private static Person person(Order.Person person, Role role, Tokens tokens) {
        return person(person.id(), person.name(), person.language(), role, null, tokens);
    }

    private static Person agent(Tokens tokens) {
        return person("a-1", "Noor Haddad", "en", Role.AGENT, 3, tokens);
    }

    private static Person person(String id, String name, String locale, Role role, @Nullable Integer tier,
            Tokens tokens) {
        var caller = new Caller(DemoShop.TENANT, role, id, name, locale, null, tier == null ? 1 : tier, Set.of(),
                Instant.MAX);
        return new Person(id, name, locale, tokens.mint(caller, life), tier);
    }

    /// @param orders the shop's orders with the two people of each
    record Session(String currency, List<Shown> orders, Person agent) {
    }

    record Shown(String orderId, String title, long totalMinor, String currency, String status, String kind,
            Person buyer, Person seller) {
    }

    record Person(String id, String name, String locale, String token, @Nullable Integer tier) {
    }

}
