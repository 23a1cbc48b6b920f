// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.channel.Channel;
import org.springframework.stereotype.Component;
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

    private final int frameMax;

    StompDoor(StompSettings stomp, SocketSettings settings, OpenSockets open, SocketMetrics metrics, Rooms rooms) {
        this.stomp = stomp;
        this.settings = settings;
        this.open = open;
        this.metrics = metrics;
        this.rooms = rooms;
        this.frameMax = Math.toIntExact(stomp.frameSizeMax().toBytes());
    }

    /// To be subscribed to on the channel's event loop.
    Mono<Void> open(Channel channel, Page page) {
        return Mono.defer(() -> {
            var wire = new Wire(channel, page, this.stomp, this.settings, this.metrics);
            var answers = new Answers(wire, this.rooms.sends(), this.metrics);
            var connection = new Connection(wire, answers, this.rooms, this.open,
                    new Connection.Limits(this.stomp, this.settings));
            return Mono.using(() -> this.open.add(connection), _ -> connection.run(this.frameMax), this.open::remove);
        });
    }

}
