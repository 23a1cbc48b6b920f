// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

import org.springframework.core.env.Environment;

/// The port at which people will reach this server, looked at before anything slow is started.
record ListenPort(int number) {

    private static final int PORT_MAX = 65_535;

    static ListenPort of(Environment environment) {
        return new ListenPort(environment.getProperty("server.port", Integer.class, 8080));
    }

    static String takenMessage(int port) {
        return "Port %d is taken by another program. Stop that program, or choose another port with SERVER_PORT=%d"
            .formatted(port, (port < PORT_MAX) ? port + 1 : port - 1);
    }

    /// A port of the loopback address that was free a moment ago.
    static int findFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void requireFree() {
        if (this.number <= 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(this.number));
        }
        catch (IOException ex) {
            throw new StartRefused(takenMessage(this.number), ex);
        }
    }

}
