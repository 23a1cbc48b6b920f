// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A line to an HTTP server on which anything can be said, octet by octet.
public final class RawHttp implements AutoCloseable {

    private static final int BODY_MAX = 4 * 1024 * 1024;

    private static final int LINE_MAX = 16 * 1024;

    private final Socket socket;

    private final InputStream in;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// @param patienceMillis how long an answer may take
    public static RawHttp open(int port, int patienceMillis) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMillis);
        return new RawHttp(socket);
    }

    public void send(byte[] octets) throws IOException {
        this.socket.getOutputStream().write(octets);
        this.socket.getOutputStream().flush();
    }

    public int read() throws IOException {
        return this.in.read();
    }

    public byte[] read(int count) throws IOException {
        byte[] octets = this.in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException();
        }
        return octets;
    }

    /// The next answer that is the last word on a request; of a stream that does not end,
    /// the head alone.
    public Answer answer() throws IOException {
        Answer answer = answer(true);
        while (answer.status() == 100) {
            answer = answer(true);
        }
        return answer;
    }

    /// The next answer to a HEAD.
    public Answer head() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean full) throws IOException {
        String status = line();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + line);
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        if (!status.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("no status: " + status);
        }
        int code = Integer.parseInt(status.substring(9, 12));
        return new Answer(code, headers, full ? body(code, headers) : "");
    }

    private String body(int code, Map<String, String> headers) throws IOException {
        if (code < 200 || code == 204 || code == 304
                || headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
            return "";
        }
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return chunked();
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > BODY_MAX) {
            throw new IOException("a body of " + length + " octets");
        }
        return new String(read(length), StandardCharsets.UTF_8);
    }

    private String chunked() throws IOException {
        var body = new ByteArrayOutputStream();
        int length;
        do {
            length = Integer.parseInt(line().strip(), 16);
            body.writeBytes(read(length));
            line();
        }
        while (length > 0 && body.size() < BODY_MAX);
        return body.toString(StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        int octet = this.in.read();
        while (octet != '\n') {
            if (octet < 0) {
                throw new EOFException("the line was closed after: " + line);
            }
            if (line.length() > LINE_MAX) {
                throw new IOException("an endless line");
            }
            line.append((char) octet);
            octet = this.in.read();
        }
        return line.toString().stripTrailing();
    }

    void patience(int millis) throws IOException {
        this.socket.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        this.socket.close();
    }

    /// What was answered.
    ///
    /// @param headers by their names in lower case
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return this.headers.getOrDefault(name, "");
        }

    }

}
