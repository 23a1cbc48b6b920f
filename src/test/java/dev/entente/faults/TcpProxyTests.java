// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class TcpProxyTests {

    private ServerSocket echo;

    private TcpProxy proxy;

    @BeforeEach
    void startEcho() throws IOException {
        this.echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        this.proxy = TcpProxy.to(this.echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        this.proxy.close();
        this.echo.close();
    }

    @Test
    void passesEverythingBothWays() throws IOException {
        try (var line = connect()) {
            assertThat(ask(line, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void cutsWhatStandsAndTakesNewLines() throws IOException {
        try (var line = connect()) {
            ask(line, "hello");

            this.proxy.cut();

            assertThatIOException().isThrownBy(() -> ask(line, "more"));
            assertThat(this.proxy.cuts()).isOne();
        }
        try (var line = connect()) {
            assertThat(ask(line, "again")).isEqualTo("again");
        }
    }

    @Test
    void refusesUntilItIsRestored() throws IOException {
        this.proxy.refuse();
        assertThatIOException().isThrownBy(this::connect);

        this.proxy.restore();
        try (var line = connect()) {
            assertThat(ask(line, "back")).isEqualTo("back");
        }
    }

    @Test
    void keepsAHalfOpenLineSilentForEver() throws IOException {
        try (var line = connect()) {
            ask(line, "hello");
            this.proxy.halfOpen();
            isSilent(line, "lost");
            assertThat(this.proxy.droppedBytes()).isEqualTo(4);

            this.proxy.restore();

            isSilent(line, "still lost");
        }
        try (var line = connect()) {
            assertThat(ask(line, "new")).isEqualTo("new");
        }
    }

    @Test
    void dropsOrCutsWhatATapPicks() throws IOException {
        this.proxy.tap((_, way,
                bytes) -> way == Way.TO_CLIENT && new String(bytes, StandardCharsets.US_ASCII).contains("secret")
                        ? Tap.Fate.CUT : Tap.Fate.PASS);

        try (var line = connect()) {
            assertThat(ask(line, "harmless")).isEqualTo("harmless");
            assertThatIOException().isThrownBy(() -> ask(line, "secret"));
        }
    }

    @Test
    void passesOnNoMoreThanItIsAllowed() throws IOException {
        this.proxy.throttle(2_000);
        long begun = System.nanoTime();

        try (var line = connect()) {
            assertThat(ask(line, "x".repeat(1_000))).hasSize(1_000);
        }

        assertThat(System.nanoTime() - begun).isGreaterThan(400_000_000L);
    }

    private void serve() {
        while (!this.echo.isClosed()) {
            try {
                var line = this.echo.accept();
                Thread.ofVirtual().start(() -> echo(line));
            }
            catch (IOException ex) {
                return;
            }
        }
    }

    private static void echo(Socket line) {
        try (line) {
            line.getInputStream().transferTo(line.getOutputStream());
        }
        catch (IOException ex) {
            assertThat(ex).isNotNull();
        }
    }

    private Socket connect() throws IOException {
        var line = new Socket(InetAddress.getLoopbackAddress(), this.proxy.port());
        line.setSoTimeout(5_000);
        return line;
    }

    private static String ask(Socket line, String text) throws IOException {
        line.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new String(read(line.getInputStream(), text.length()), StandardCharsets.US_ASCII);
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the line is over");
        }
        return bytes;
    }

    private static void isSilent(Socket line, String text) throws IOException {
        line.setSoTimeout(200);
        assertThatIOException().isThrownBy(() -> ask(line, text)).isInstanceOf(SocketTimeoutException.class);
    }

}
