// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;

/// What both sides agreed on: whoever wants it rarer wins.
///
/// A client that cares for no heart-beats still gets the server's own: they keep proxies from closing a quiet connection
/// and make a dead one show. A client that cannot send any is not expected to.
///
/// @param outgoing the server sends at least this often
/// @param incoming the client sends at least this often; zero if it promised nothing
public record HeartBeatPact(Duration outgoing, Duration incoming) {

    static HeartBeatPact between(StompSettings server, HeartBeatOffer client) {
        Duration incoming = client.sends().isZero() ? Duration.ZERO : longer(server.heartBeatIn(), client.sends());
        return new HeartBeatPact(longer(server.heartBeatOut(), client.wants()), incoming);
    }

    private static Duration longer(Duration one, Duration other) {
        return (one.compareTo(other) >= 0) ? one : other;
    }

}
