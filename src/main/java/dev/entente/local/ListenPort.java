// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/// The port at which people will reach this server, looked at before anything slow is started.
///
/// @param number from 0 (any free one) to 65,535
/// @param address the only address to listen at, if there is just one
record ListenPort(int number, @Nullable InetAddress address) {

    private static final int PORT_MAX = 65_535;

    private static final String INVALID = "SERVER_PORT must be a number from 0 to 65535, and SERVER_ADDRESS an address of this machine";

    private static final int PORT_DEFAULT = 8_080;

    static ListenPort of(Environment environment) {
        try {
            var number = environment.getProperty("server.port", Integer.class, PORT_DEFAULT);
            if (number <= PORT_MAX) {
                return new ListenPort(number, environment.getProperty("server.address", InetAddress.class));
            }
        }
        catch (ConversionException ex) {
            throw new StartRefused(INVALID, ex);
        }
        throw new StartRefused(INVALID);
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

    /// Whether a server says in its log that somebody was quicker to take its port.
    static boolean wasTaken(Path serverLog) throws IOException {
        return Files.exists(serverLog) && Files.readString(serverLog).contains("Address already in use");
    }

    void requireFree() {
        if (this.number <= 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(this.address, this.number));
        }
        catch (IOException ex) {
            throw new StartRefused(takenMessage(this.number), ex);
        }
    }

}
