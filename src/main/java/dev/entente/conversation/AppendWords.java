// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.lang.reflect.Array;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.entente.conversation.R2dbcEvents.Said;
import dev.entente.conversation.StoredEvent.Prev;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stores plain words of many threads by one statement that is a transaction of its own, on a connection of its own: one
/// round trip for each commit. The statement is the SQL function `append_words`.
final class AppendWords {

    private static final String SQL = "select at, lines from append_words($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    /// A call takes a few rows by their keys, whatever the statistics of a growing table
    /// say: one plan, made once, by index, and not compiled.
    private static final String SESSION = """
            set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off;
            set enable_mergejoin = off; set jit = off; set plan_cache_mode = force_generic_plan""";

    /// No JSON text holds it: control characters are escaped there.
    private static final String SEPARATOR = "\u001e";

    private final AtomicReference<@Nullable Connection> open = new AtomicReference<>();

    private final ConnectionFactory connections;

    /// @param connections not a pool: the connection is kept
    AppendWords(ConnectionFactory connections) {
        this.connections = connections;
    }

    /// One outcome for each saying, in their order, after the commit, told on the thread
    /// of the connection: what is stored next by that thread is told later. To be called
    /// again only when the last call has ended. After an error nobody knows what was
    /// stored.
    ///
    /// @param sayings no mark twice
    Mono<List<Outcome>> store(List<Saying> sayings) {
        return Mono.defer(this::connection)
            .flatMap(connection -> call(connection, sayings, false)
                .onErrorResume(R2dbcDataIntegrityViolationException.class, _ -> call(connection, sayings, true))
                .flatMap(rows -> outcomes(connection, sayings, rows)))
            .doOnError(_ -> forget())
            .doOnCancel(this::forget);
    }

    /// Few sayings come twice. Their keys' unique index finds those, and only
    /// then is there a look for each before it is stored.
    private static Mono<List<Row>> call(Connection connection, List<Saying> sayings, boolean careful) {
        return Flux.from(statement(connection, sayings, careful).execute())
            .concatMap(result -> result.map(AppendWords::rows))
            .single();
    }

    /// Makes the connection before it is needed.
    Mono<Void> open() {
        return Mono.defer(this::connection).doOnError(_ -> forget()).doOnCancel(this::forget).then();
    }

    /// Ends the connection; the next call makes another one.
    void forget() {
        Connection broken = this.open.getAndSet(null);
        if (broken != null) {
            Mono.from(broken.close()).onErrorComplete().subscribe();
        }
    }

    private Mono<Connection> connection() {
        Connection known = this.open.get();
        return (known != null) ? Mono.just(known)
                : Mono.<Connection>from(this.connections.create())
                    .doOnNext(this.open::set)
                    .flatMap(AppendWords::prepared);
    }

    private static Mono<Connection> prepared(Connection connection) {
        return Flux.from(connection.createStatement(SESSION).execute())
            .concatMap(Result::getRowsUpdated)
            .then(Mono.just(connection));
    }

    private static Statement statement(Connection connection, List<Saying> sayings, boolean careful) {
        Statement statement = connection.createStatement(SQL);
        statement.bind(0, array(sayings, UUID.class, Saying::thread));
        statement.bind(1, array(sayings, String.class, saying -> saying.remark().author().role().wire()));
        statement.bind(2, array(sayings, String.class, saying -> saying.remark().author().id()));
        statement.bind(3, array(sayings, String.class, saying -> saying.remark().author().name()));
        statement.bind(4, array(sayings, Short.class, saying -> (short) saying.remark().to().bits()));
        statement.bind(5, array(sayings, String.class, saying -> saying.mark(ClientMark::id)));
        statement.bind(6, array(sayings, UUID.class, Saying::key));
        statement.bind(7, array(sayings, UUID.class, saying -> saying.mark(ClientMark::digest)));
        statement.bind(8, array(sayings, UUID.class, Saying::id));
        statement.bind(9, array(sayings, String.class, saying -> saying.remark().kind()));
        statement.bind(10, bodies(sayings));
        statement.bind(11, careful);
        return statement;
    }

    private static String bodies(List<Saying> sayings) {
        int length = 0;
        for (Saying saying : sayings) {
            length += saying.remark().body().length() + 1;
        }
        var bodies = new StringBuilder(length);
        for (Saying saying : sayings) {
            bodies.append(bodies.isEmpty() ? "" : SEPARATOR).append(saying.remark().body());
        }
        return bodies.toString();
    }

    @SuppressWarnings("unchecked")
    private static <V> V[] array(List<Saying> sayings, Class<V> type, Function<Saying, @Nullable V> value) {
        V[] values = (V[]) Array.newInstance(type, sayings.size());
        for (int index = 0; index < values.length; index++) {
            values[index] = value.apply(sayings.get(index));
        }
        return values;
    }

    private static Mono<List<Outcome>> outcomes(Connection connection, List<Saying> sayings, List<Row> rows) {
        if (rows.size() != sayings.size()) {
            throw new IllegalStateException(rows.size() + " outcomes of " + sayings.size() + " sayings");
        }
        var known = IntStream.range(0, rows.size()).filter(place -> rows.get(place).isKnown()).boxed().toList();
        if (known.isEmpty()) {
            return Mono.just(outcomes(sayings, rows, Map.of()));
        }
        return R2dbcEvents.said(connection, known.stream().map(sayings::get).toList())
            .collectMap(Said::key)
            .map(said -> outcomes(sayings, rows, said));
    }

    private static List<Outcome> outcomes(List<Saying> sayings, List<Row> rows, Map<UUID, Said> known) {
        var outcomes = new Outcome[rows.size()];
        for (int place = 0; place < outcomes.length; place++) {
            Saying saying = sayings.get(place);
            Row row = rows.get(place);
            outcomes[place] = row.isKnown() ? Outcome.of(known.get(saying.key()), saying.remark().mark())
                    : row.outcome(saying);
        }
        return List.of(outcomes);
    }

    /// What became of one saying.
    sealed interface Outcome {

        /// What was stored before, said again under this mark.
        static Outcome of(Said said, ClientMark mark) {
            try {
                return new Known(said.again(mark));
            }
            catch (Refused ex) {
                return new Not(ex);
            }
        }

        /// It is stored now.
        ///
        /// @param turnAsked whether it queued a turn of the bot
        record New(StoredEvent event, boolean turnAsked) implements Outcome {
        }

        /// It was stored before.
        record Known(StoredEvent event) implements Outcome {
        }

        /// It is not taken.
        record Not(Refused why) implements Outcome {
        }

    }

    private static List<Row> rows(Readable answer) {
        Instant at = Instant.ofEpochMilli(answer.get(0, Long.class));
        return answer.get(1, String.class).lines().map(line -> Row.of(line, at)).toList();
    }

    private record Row(int code, long seq, Prev prev, Instant at, boolean listening) {

        private static final int STORED = 0;

        private static final int UNKNOWN_THREAD = 1;

        private static final int KNOWN = 2;

        private static final int CLOSED = 3;

        static Row of(String line, Instant at) {
            var numbers = new long[6];
            int place = 0;
            for (int index = 0; index < line.length(); index++) {
                char letter = line.charAt(index);
                if (letter == ' ') {
                    place++;
                }
                else {
                    numbers[place] = numbers[place] * 10 + letter - '0';
                }
            }
            return new Row((int) numbers[0], numbers[1], new Prev(numbers[2], numbers[3], numbers[4]), at,
                    numbers[5] == 1);
        }

        boolean isKnown() {
            return this.code == KNOWN;
        }

        Outcome outcome(Saying saying) {
            return switch (this.code) {
                case STORED -> new Outcome.New(saying.stored(this.seq, this.prev, this.at),
                        this.listening && saying.remark().author().role().isParty());
                case UNKNOWN_THREAD -> new Outcome.Not(Refused.notFound());
                case CLOSED -> new Outcome.Not(
                        Refused.because(Refusal.Reason.CLOSED, "This conversation is closed; open it again to go on."));
                default -> new Outcome.Not(
                        Refused.because(Refusal.Reason.NOT_HOLDER, "Claim the case before you speak in it."));
            };
        }

    }

}
