// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.Channel;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import dev.entente.gateway.Callers;
import dev.entente.gateway.Origins;
import dev.entente.gateway.limit.Addresses;
import dev.entente.gateway.limit.Limits;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Looks at a request before it becomes a WebSocket: no token in the address, no page of a stranger, not too many from
/// one address.
final class SocketUpgrade implements WebHandler {

    private static final List<String> PROTOCOLS = List.of("v12.stomp");

    private final WebSocketService service;

    private final Origins origins;

    private final Addresses addresses;

    private final Limits limits;

    private final OpenSockets open;

    private final StompDoor door;

    SocketUpgrade(WebSocketService service, Origins origins, Addresses addresses, Limits limits, OpenSockets open,
            StompDoor door) {
        this.service = service;
        this.origins = origins;
        this.addresses = addresses;
        this.limits = limits;
        this.open = open;
        this.door = door;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            Page page = page(exchange.getRequest());
            Callers.refuseTokenIn(exchange.getRequest().getQueryParams());
            if (!this.origins.isKnown(page.origin(), page.host())) {
                throw Refused.because(Refusal.Reason.ORIGIN, "Pages of this Origin may not connect.");
            }
            this.open.demandRoom(page.address());
            this.limits.connect(page.address()).demand();
            HttpServerRequest line = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
            line.withConnection(CutShort::watch);
            return this.service.handleRequest(exchange, new Entrance(page, channel(exchange.getRequest())));
        });
    }

    private Page page(ServerHttpRequest request) {
        return new Page(request.getHeaders().getOrigin(), request.getHeaders().getFirst("Host"),
                this.addresses.name(request));
    }

    private static Channel channel(ServerHttpRequest request) {
        HttpServerRequest line = ServerHttpRequestDecorator.getNativeRequest(request);
        var channel = new AtomicReference<Channel>();
        line.withConnection(connection -> channel.set(connection.channel()));
        return channel.get();
    }

    private final class Entrance implements WebSocketHandler {

        private final Page page;

        private final Channel channel;

        private Entrance(Page page, Channel channel) {
            this.page = page;
            this.channel = channel;
        }

        @Override
        public List<String> getSubProtocols() {
            return PROTOCOLS;
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            return SocketUpgrade.this.door.open(this.channel, this.page);
        }

    }

}
