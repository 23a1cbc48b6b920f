// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

import dev.entente.stomp.StompSettings;

/// Opens a connection for every WebSocket and sees it to its end.
@Component
class StompDoor {

    private final StompSettings stomp;

    private final SocketSettings settings;

    private final OpenSockets open;

    private final SocketMetrics metrics;

    private final Rooms rooms;

    StompDoor(StompSettings stomp, SocketSettings settings, OpenSockets open, SocketMetrics metrics, Rooms rooms) {
        this.stomp = stomp;
        this.settings = settings;
        this.open = open;
        this.metrics = metrics;
        this.rooms = rooms;
    }

    Mono<Void> open(WebSocketSession socket, Page page) {
        return Mono.defer(() -> {
            var wire = new Wire(socket, page, this.stomp, this.settings, this.metrics);
            var answers = new Answers(wire, this.rooms.sends(), this.metrics);
            var connection = new Connection(wire, answers, this.rooms, this.open,
                    new Connection.Limits(this.stomp, this.settings));
            return Mono.using(() -> this.open.add(connection), _ -> connection.run(), this.open::remove);
        });
    }

}
