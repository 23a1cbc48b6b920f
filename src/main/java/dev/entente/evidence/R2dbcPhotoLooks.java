// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.entente.evidence.picture.Measures;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Looks as rows; a lease is a time and a token, both real time.
final class R2dbcPhotoLooks implements PhotoLooks {

    private static final int BANDS = 4;

    private static final int BAND_BITS = 16;

    private static final String USED_BEFORE = """
            select l.conversation_id from photo_look l join photo p on p.id = l.photo_id
             where l.tenant = :tenant and l.conversation_id <> :conversation and l.hash is not null
               and (l.band_1 = any(:band_1) or l.band_2 = any(:band_2)
                    or l.band_3 = any(:band_3) or l.band_4 = any(:band_4))
               and bit_count((l.hash # :hash)::bit(64)) <= :distance
               and p.said_seq is not null
               and (p.created_at, p.id) < (select created_at, id from photo where id = :photo)
             group by l.conversation_id order by min(p.created_at), l.conversation_id limit :limit""";

    private final Sinks.Many<Boolean> bell = Sinks.many().multicast().directBestEffort();

    private final DatabaseClient database;

    R2dbcPhotoLooks(DatabaseClient database) {
        this.database = database;
    }

    /// Keeps what was measured, in the transaction that keeps the photo.
    Mono<Void> add(Photo photo, Measures measures) {
        return this.database.sql("""
                insert into photo_look (photo_id, conversation_id, tenant, sharpness,
                                        brightness, dark_share, bright_share, hash)
                values (:photo, :conversation, :tenant, :sharpness, :brightness, :dark, :bright, :hash)""")
            .bind("photo", photo.id())
            .bind("conversation", photo.conversationId())
            .bind("tenant", photo.uploader().tenant())
            .bind("sharpness", measures.sharpness())
            .bind("brightness", measures.light().mean())
            .bind("dark", measures.light().darkShare())
            .bind("bright", measures.light().brightShare())
            .bind("hash", Parameters.in(R2dbcType.BIGINT, measures.hash()))
            .then();
    }

    /// The photos are shown now: from the commit on they are due.
    Mono<Void> ask(Set<UUID> photoIds) {
        return this.database.sql("""
                update photo_look set due_at = clock_timestamp()
                where photo_id = any(:photos) and looked_at is null""")
            .bind("photos", photoIds.toArray(UUID[]::new))
            .then();
    }

    synchronized void ring() {
        this.bell.tryEmitNext(true);
    }

    @Override
    public Flux<?> rings() {
        return this.bell.asFlux();
    }

    @Override
    public Mono<PhotoLook> take(Duration lease) {
        return this.database.sql("""
                with due as (
                    update photo_look set lease = gen_random_uuid(),
                        due_at = clock_timestamp() + make_interval(secs => :lease)
                    where photo_id = (select photo_id from photo_look where due_at <= clock_timestamp()
                        order by due_at limit 1 for update skip locked)
                    returning *)
                select p.*, d.sharpness, d.brightness, d.dark_share, d.bright_share, d.hash, d.failures, d.lease
                from due d join photo p on p.id = d.photo_id""")
            .bind("lease", seconds(lease))
            .map(R2dbcPhotoLooks::look)
            .one()
            .checkpoint("evidence.looks.take");
    }

    @Override
    public Flux<UUID> usedBefore(PhotoLook look, int limit) {
        Long hash = look.hash();
        return hash == null ? Flux.empty() : usedBefore(look.photo(), hash, limit);
    }

    private Flux<UUID> usedBefore(Photo photo, long hash, int limit) {
        var search = this.database.sql(USED_BEFORE)
            .bind("tenant", photo.uploader().tenant())
            .bind("conversation", photo.conversationId())
            .bind("photo", photo.id())
            .bind("hash", hash)
            .bind("distance", DISTANCE_MAX)
            .bind("limit", limit);
        for (int band = 0; band < BANDS; band++) {
            search = search.bind("band_" + (band + 1), near((int) (hash >>> band * BAND_BITS) & 0xffff));
        }
        return search.map(row -> row.get("conversation_id", UUID.class)).all().checkpoint("evidence.looks.usedBefore");
    }

    /// The band and all that differ from it in one bit.
    private static Integer[] near(int band) {
        return IntStream.concat(IntStream.of(band), IntStream.range(0, BAND_BITS).map(bit -> band ^ (1 << bit)))
            .boxed()
            .toArray(Integer[]::new);
    }

    @Override
    public Mono<Boolean> finish(PhotoLook look, @Nullable String text, String signals) {
        return this.database.sql("""
                update photo_look set looked_at = entente_now(), due_at = null, lease = null,
                    text_found = :text, signals = :signals::jsonb
                where photo_id = :photo and lease = :lease and looked_at is null""")
            .bind("text", Parameters.in(R2dbcType.VARCHAR, text))
            .bind("signals", signals)
            .bind("photo", look.photo().id())
            .bind("lease", look.lease())
            .fetch()
            .rowsUpdated()
            .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> rest(PhotoLook look, Duration rest) {
        return this.database.sql("""
                update photo_look set lease = null, failures = failures + 1,
                    due_at = clock_timestamp() + make_interval(secs => :rest)
                where photo_id = :photo and lease = :lease""")
            .bind("rest", seconds(rest))
            .bind("photo", look.photo().id())
            .bind("lease", look.lease())
            .then();
    }

    @Override
    public Flux<PhotoSignals> signals(UUID conversationId) {
        return this.database.sql("""
                select l.photo_id, l.signals::text as signals from photo_look l join photo p on p.id = l.photo_id
                where l.conversation_id = :conversation and l.signals <> '[]' order by p.created_at, p.id""")
            .bind("conversation", conversationId)
            .map(row -> new PhotoSignals(row.get("photo_id", UUID.class), row.get("signals", String.class)))
            .all();
    }

    private static PhotoLook look(Readable row) {
        return new PhotoLook(PhotoRows.photo(row), number(row, "sharpness"), number(row, "brightness"),
                number(row, "dark_share"), number(row, "bright_share"), row.get("hash", Long.class),
                Objects.requireNonNull(row.get("failures", Integer.class)),
                Objects.requireNonNull(row.get("lease", UUID.class)));
    }

    private static double number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Double.class), column);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

}
