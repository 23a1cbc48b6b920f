// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

import dev.entente.gateway.Origins;
import dev.entente.gateway.limit.Addresses;
import dev.entente.gateway.limit.Limits;
import dev.entente.stomp.StompSettings;

/// Puts the door where the contract has it.
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    private static final String ADDRESS = "/ws";

    private static final int BEFORE_OTHERS = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    HandlerMapping socketMapping(Origins origins, Addresses addresses, Limits limits, OpenSockets open, StompDoor door,
            StompSettings settings) {
        var upgrade = new SocketUpgrade(service(settings), origins, addresses, limits, open, door);
        return new SimpleUrlHandlerMapping(Map.of(ADDRESS, upgrade), BEFORE_OTHERS);
    }

    /// Without compression no frame is larger than it says.
    private static HandshakeWebSocketService service(StompSettings settings) {
        int frameMax = Math.toIntExact(settings.frameSizeMax().toBytes());
        return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(frameMax).compress(false)));
    }

}
