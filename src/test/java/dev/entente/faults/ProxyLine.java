// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection through a [TcpProxy]: two sockets and a thread for each way.
final class ProxyLine {

    private static final int CHUNK = 64 * 1024;

    private static final int SLICES_PER_SECOND = 20;

    private final TcpProxy proxy;

    private final int number;

    private final Socket client;

    private final Socket server = new Socket();

    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile boolean dead;

    ProxyLine(TcpProxy proxy, int number, Socket client) {
        this.proxy = proxy;
        this.number = number;
        this.client = client;
    }

    void begin(int target, int buffer) {
        Thread.ofVirtual().start(() -> {
            try {
                TcpProxy.socket(this.client, buffer);
                if (!isDead()) {
                    TcpProxy.socket(this.server, buffer)
                        .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                    Thread.ofVirtual().start(() -> pump(this.server, this.client, Way.TO_CLIENT));
                }
                pump(this.client, this.server, Way.TO_SERVER);
            }
            catch (IOException ex) {
                end(false);
            }
        });
    }

    void cut() {
        end(true);
    }

    /// On a dead line the end of one side is one more thing that the other never hears
    /// of.
    private void pump(Socket from, Socket to, Way way) {
        var chunk = new byte[CHUNK];
        try {
            var in = from.getInputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                pass(Arrays.copyOf(chunk, length), to, way);
            }
            closeAfter(from);
        }
        catch (IOException ex) {
            closeAfter(from);
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            end(false);
        }
    }

    private void closeAfter(Socket gone) {
        close(gone, false);
        if (!isDead() || (this.client.isClosed() && (this.server.isClosed() || !this.server.isConnected()))) {
            end(false);
        }
    }

    private void pass(byte[] bytes, Socket to, Way way) throws IOException, InterruptedException {
        Thread.sleep(this.proxy.delay());
        switch (this.proxy.see(this.number, way, bytes)) {
            case PASS -> {
                if (isDead()) {
                    this.proxy.swallowed(bytes.length);
                }
                else {
                    write(bytes, to);
                }
            }
            case DROP -> {
                this.dead = true;
                this.proxy.swallowed(bytes.length);
            }
            case CUT -> cut();
        }
    }

    private boolean isDead() {
        this.dead |= this.proxy.isSilent();
        return this.dead;
    }

    private void write(byte[] bytes, Socket to) throws IOException, InterruptedException {
        int written = 0;
        while (written < bytes.length) {
            long rate = this.proxy.bytesPerSecond();
            int slice = Math.clamp(rate / SLICES_PER_SECOND, 1, bytes.length - written);
            to.getOutputStream().write(bytes, written, slice);
            written += slice;
            if (rate != Long.MAX_VALUE) {
                Thread.sleep(1_000 / SLICES_PER_SECOND);
            }
        }
    }

    /// Without a goodbye: the other ends see a reset.
    private void end(boolean byUs) {
        if (!this.ended.compareAndSet(false, true)) {
            return;
        }
        this.proxy.ended(this, byUs);
        close(this.client, byUs);
        close(this.server, byUs);
    }

    private static void close(Socket socket, boolean reset) {
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        }
        catch (IOException ex) {
            Thread.onSpinWait();
        }
    }

}
