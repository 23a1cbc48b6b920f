// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import dev.entente.fuzz.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/// Sends drawn requests and judges what is answered: never a fault, and every refusal a problem document.
final class CallProbe {

    private static final int PATIENCE_MILLIS = 30_000;

    /// An answer to a request of which the server may still wait for the rest.
    private static final int HALF_MILLIS = 150;

    private static final int CALLS_PER_CASE = 150;

    private static final int REFUSED_KEPT_MAX = 400;

    private static final Pattern LENGTH = Pattern.compile("\\bLENGTH\\b");

    private static final Pattern SOUND = Pattern.compile("(?s)(GET|POST|PUT|PATCH|DELETE) /[^ \r\n]* HTTP/1\\.1\r\n.*");

    /// A picture that is not there is an empty answer; an answer to HEAD always is.
    private static final Pattern BODILESS = Pattern.compile("HEAD |[A-Z]+ /photos/");

    private final ThreadLocal<Seat> seats = ThreadLocal.withInitial(Seat::new);

    private final Collection<byte[]> refused = new ConcurrentLinkedQueue<>();

    private final AtomicInteger refusals = new AtomicInteger();

    private final int port;

    CallProbe(int port) {
        this.port = port;
    }

    /// Requests that were refused, with their names replaced.
    Collection<byte[]> refused() {
        return this.refused;
    }

    String probe(byte[] input, SplittableRandom random) throws IOException {
        Seat seat = this.seats.get();
        String request = seat.sitting().named(new String(input, StandardCharsets.UTF_8), random);
        int end = request.indexOf(FuzzedCalls.HEAD_END);
        String body = (end < 0) ? "" : request.substring(end + FuzzedCalls.HEAD_END.length());
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        byte[] octets = FuzzedCalls.bytes(LENGTH.matcher(request).replaceFirst(Integer.toString(length)));
        boolean whole = isWhole(new String(octets, StandardCharsets.ISO_8859_1), length);
        return whole ? seat.call(octets) : half(octets);
    }

    /// The server waits for nothing more, in whatever case the mutation wrote a name:
    /// what
    /// it waits for, it would take from the next request on the line.
    private static boolean isWhole(String request, int length) {
        int end = request.indexOf(FuzzedCalls.HEAD_END);
        String head = (end < 0) ? "" : request.substring(0, end).toLowerCase(Locale.ROOT);
        boolean measured = (head + "\r\n").contains("\r\ncontent-length: " + length + "\r\n")
                || (length == 0 && !head.contains("length"));
        return end >= 0 && measured && SOUND.matcher(request).matches() && !head.contains("chunked")
                && head.chars().allMatch(letter -> letter == '\r' || letter == '\n' || letter >= ' ');
    }

    /// A request that is none, or not all of one: it is answered, or nothing comes and
    /// nothing is held.
    private String half(byte[] octets) throws IOException {
        try (var line = RawHttp.open(this.port, HALF_MILLIS)) {
            line.send(octets);
            return "damaged, " + judged(line.answer(), true);
        }
        catch (SocketTimeoutException _) {
            return "damaged, waits for the rest";
        }
        catch (IOException _) {
            return "damaged, line closed";
        }
    }

    /// What cannot even be decoded is refused by the HTTP server, without a body.
    static String judged(RawHttp.Answer answer, boolean bodiless) {
        int status = answer.status();
        assertThat(status).as(answer.toString()).satisfies(code -> assertThat(code < 500 || code == 503).isTrue());
        if (status < 400) {
            return "answered " + status;
        }
        boolean undecodable = answer.header("content-type").isEmpty() && answer.headers().size() <= 2;
        if (answer.body().isEmpty() && (bodiless || undecodable)) {
            return "refused " + status;
        }
        assertThat(answer.header("content-type")).as(answer.toString()).startsWith("application/problem+json");
        var problem = TestMarket.JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("trace_id").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.body()).doesNotContain("Exception", "dev.entente.", "tools.jackson", "org.springframework");
        return "refused " + status + " " + problem.get("type").asString().replaceAll(".*/", "");
    }

    /// What one worker has: a line that is kept, and a case that is not kept too long.
    private final class Seat {

        private FuzzedCase open;

        private RawHttp line;

        /// What the line was used for before.
        private String before = "";

        private int calls;

        FuzzedCase sitting() {
            if (this.open == null || this.calls++ % CALLS_PER_CASE == 0) {
                this.open = FuzzedCase.open(CallProbe.this.port, this.calls % 2 == 0);
            }
            return this.open;
        }

        String call(byte[] octets) throws IOException {
            RawHttp.Answer answer = answer(octets);
            String start = new String(octets, 0, Math.min(16, octets.length), StandardCharsets.US_ASCII);
            boolean bodiless = BODILESS.matcher(start).lookingAt();
            String outcome = judged(answer, bodiless);
            if (answer.status() >= 400 && !bodiless && CallProbe.this.refusals.incrementAndGet() <= REFUSED_KEPT_MAX) {
                CallProbe.this.refused.add(octets);
            }
            return outcome;
        }

        private RawHttp.Answer answer(byte[] octets) throws IOException {
            boolean kept = this.line != null;
            try {
                this.line = kept ? this.line : RawHttp.open(CallProbe.this.port, PATIENCE_MILLIS);
                this.line.send(octets);
                boolean head = new String(octets, 0, 5, StandardCharsets.US_ASCII).equals("HEAD ");
                RawHttp.Answer answer = head ? this.line.head() : this.line.answer();
                this.before = new String(octets, StandardCharsets.ISO_8859_1) + " -> " + answer;
                if ("close".equalsIgnoreCase(answer.header("connection")) || isStream(answer) || head) {
                    drop();
                }
                return answer;
            }
            catch (SocketTimeoutException ex) {
                throw new AssertionError("no answer in " + PATIENCE_MILLIS + " ms; the line was used before: " + kept
                        + ", by " + this.before, ex);
            }
            catch (IOException ex) {
                drop();
                if (kept) {
                    return answer(octets);
                }
                throw ex;
            }
        }

        private static boolean isStream(RawHttp.Answer answer) {
            return answer.header("content-type").startsWith("text/event-stream");
        }

        private void drop() throws IOException {
            if (this.line != null) {
                this.line.close();
                this.line = null;
            }
        }

    }

}
