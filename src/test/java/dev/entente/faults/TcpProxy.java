// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/// A network between two processes of this machine that can be made bad while they talk. It keeps its port whatever
/// happens, and counts what it did, so that a test can show that the fault took place.
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 4096;

    private final List<ProxyLine> lines = new CopyOnWriteArrayList<>();

    private final AtomicInteger accepted = new AtomicInteger();

    private final AtomicInteger cut = new AtomicInteger();

    private final AtomicLong dropped = new AtomicLong();

    private final int port;

    private volatile int target;

    private volatile int buffer;

    private volatile @Nullable ServerSocket door;

    private volatile @Nullable Thread porter;

    private volatile boolean silent;

    private volatile Duration delay = Duration.ZERO;

    private volatile long bytesPerSecond = Long.MAX_VALUE;

    private volatile Tap tap = (_, _, _) -> Tap.Fate.PASS;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        this.port = open(0);
    }

    /// A good line to that port of this machine.
    public static TcpProxy to(int target) {
        try {
            return new TcpProxy(target);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public int port() {
        return this.port;
    }

    /// New lines lead to another port from now on.
    public TcpProxy leadTo(int target) {
        this.target = target;
        return this;
    }

    /// New lines hold this little in each of their sockets, so that a slow end is felt at
    /// the other end.
    public TcpProxy narrow(int bytes) {
        this.buffer = bytes;
        return this;
    }

    /// Ends every line that stands, without a word; new ones are taken.
    public void cut() {
        this.lines.forEach(ProxyLine::cut);
    }

    /// Nobody is taken any more, and every line is cut.
    public synchronized void refuse() {
        closeDoor();
        cut();
    }

    /// Everything is read and nothing passed on, both ways, and nobody is told: a network
    /// that drops packets. Lines that lost something stay dead when the network is good
    /// again.
    public void halfOpen() {
        this.silent = true;
    }

    /// What passes waits this long at every hop.
    public void delay(Duration delay) {
        this.delay = delay;
    }

    public void throttle(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /// Looks at everything that passes from now on.
    public void tap(Tap tap) {
        this.tap = tap;
    }

    /// The network is good again.
    public synchronized void restore() {
        this.silent = false;
        this.delay = Duration.ZERO;
        this.bytesPerSecond = Long.MAX_VALUE;
        this.tap = (_, _, _) -> Tap.Fate.PASS;
        if (this.door == null) {
            try {
                open(this.port);
            }
            catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
        }
    }

    /// How many lines were ever taken.
    public int accepted() {
        return this.accepted.get();
    }

    /// How many lines stand now.
    public int standing() {
        return this.lines.size();
    }

    /// How many lines this proxy has cut.
    public int cuts() {
        return this.cut.get();
    }

    /// How many octets were swallowed without a word.
    public long droppedBytes() {
        return this.dropped.get();
    }

    @Override
    public void close() {
        refuse();
    }

    private int open(int wanted) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
        this.door = socket;
        this.porter = Thread.ofVirtual().name("proxy-" + socket.getLocalPort()).start(() -> accept(socket));
        return socket.getLocalPort();
    }

    private void accept(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                var line = new ProxyLine(this, this.accepted.incrementAndGet(), client);
                this.lines.add(line);
                line.begin(this.target, this.buffer);
            }
        }
        catch (IOException ex) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(ex);
            }
        }
    }

    boolean isSilent() {
        return this.silent;
    }

    Duration delay() {
        return this.delay;
    }

    long bytesPerSecond() {
        return this.bytesPerSecond;
    }

    Tap.Fate see(int line, Way way, byte[] bytes) {
        return this.tap.see(line, way, bytes);
    }

    void swallowed(int bytes) {
        this.dropped.addAndGet(bytes);
    }

    void ended(ProxyLine line, boolean byUs) {
        if (this.lines.remove(line) && byUs) {
            this.cut.incrementAndGet();
        }
    }

    /// The port is really free when the one who waits at it has gone.
    private void closeDoor() {
        var socket = this.door;
        var waiting = this.porter;
        this.door = null;
        if (socket == null || waiting == null) {
            return;
        }
        try {
            socket.close();
            waiting.join();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    static Socket socket(Socket socket, int buffer) throws IOException {
        socket.setTcpNoDelay(true);
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
            socket.setSendBufferSize(buffer);
        }
        return socket;
    }

}
