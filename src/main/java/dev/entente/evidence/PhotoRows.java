// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.entente.evidence.picture.Measures;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What PostgreSQL knows of photos.
final class PhotoRows {

    private static final String MINE = """
            conversation_id = :conversation and tenant = :tenant and uploader_role = :role and uploader_id = :uploader
            """;

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final R2dbcPhotoLooks looks;

    private final int photosPerPersonMax;

    private final int photosPerDayMax;

    PhotoRows(DatabaseClient database, TransactionalOperator transaction, R2dbcPhotoLooks looks, int photosPerPersonMax,
            int photosPerDayMax) {
        this.database = database;
        this.transaction = transaction;
        this.looks = looks;
        this.photosPerPersonMax = photosPerPersonMax;
        this.photosPerDayMax = photosPerDayMax;
    }

    /// Completes if the person may add one more photo here.
    Mono<Void> demandRoom(UUID conversationId, Uploader uploader) {
        return bindPerson("""
                select count(*) filter (where conversation_id = :conversation) as here,
                       count(*) filter (where created_at > entente_now() - interval '1 day') as today
                  from photo where tenant = :tenant and uploader_role = :role and uploader_id = :uploader
                   and (conversation_id = :conversation or created_at > entente_now() - interval '1 day')
                """, conversationId, uploader)
            .map(row -> new Taken(row.get("here", Long.class), row.get("today", Long.class)))
            .one()
            .flatMap(this::demandRoom);
    }

    private Mono<Void> demandRoom(Taken taken) {
        if (taken.here() >= this.photosPerPersonMax) {
            return Mono.error(() -> quotaReached(PhotoRefused.Reason.QUOTA, this.photosPerPersonMax));
        }
        return taken.today() < this.photosPerDayMax ? Mono.empty()
                : Mono.error(() -> quotaReached(PhotoRefused.Reason.QUOTA_OF_DAY, this.photosPerDayMax));
    }

    /// Stores the photo, or gives the one that is the same and not yet said; one writer
    /// per person at a time.
    Mono<Photo> add(Photo photo, Measures measures) {
        return lock(photo.uploader()).then(findSame(photo))
            .switchIfEmpty(Mono.defer(() -> demandRoom(photo.conversationId(), photo.uploader()).then(insert(photo))
                .flatMap(kept -> this.looks.add(kept, measures).thenReturn(kept))))
            .as(this.transaction::transactional);
    }

    Mono<Photo> find(UUID photoId) {
        return this.database.sql("select * from photo where id = :id").bind("id", photoId).map(PhotoRows::photo).one();
    }

    Flux<Photo> list(UUID conversationId) {
        return this.database.sql("select * from photo where conversation_id = :conversation order by created_at, id")
            .bind("conversation", conversationId)
            .map(PhotoRows::photo)
            .all();
    }

    /// Fails with [UnknownPhoto] unless every one of the photos was marked.
    Mono<Void> markSaid(UUID conversationId, Uploader speaker, Set<UUID> photoIds, long seq) {
        return bindPerson("update photo set said_seq = :seq where id = any(:ids) and said_seq is null and " + MINE,
                conversationId, speaker)
            .bind("seq", seq)
            .bind("ids", photoIds.toArray(UUID[]::new))
            .fetch()
            .rowsUpdated()
            .flatMap(marked -> marked == photoIds.size() ? this.looks.ask(photoIds)
                    : Mono.error(() -> new UnknownPhoto(photoIds)))
            .as(this.transaction::transactional);
    }

    /// Held until the transaction ends.
    private Mono<Void> lock(Uploader person) {
        return this.database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
            .bind("name", "photo " + person)
            .then();
    }

    private Mono<Photo> findSame(Photo photo) {
        return bindPerson("select * from photo where said_seq is null and sha256 = :sha256 and " + MINE,
                photo.conversationId(), photo.uploader())
            .bind("sha256", photo.full().sha256())
            .map(PhotoRows::photo)
            .first();
    }

    private Mono<Photo> insert(Photo photo) {
        return bindPerson("""
                insert into photo (id, conversation_id, tenant, uploader_role, uploader_id, label,
                                   width, height, bytes, sha256,
                                   thumb_width, thumb_height, thumb_bytes, thumb_sha256, captured_at)
                values (:id, :conversation, :tenant, :role, :uploader, :label,
                        :width, :height, :bytes, :sha256,
                        :thumb_width, :thumb_height, :thumb_bytes, :thumb_sha256, :captured_at)
                returning *
                """, photo.conversationId(), photo.uploader()).bind("id", photo.id())
            .bind("label", Parameters.in(R2dbcType.VARCHAR, photo.label()))
            .bindValues(copy("", photo.full()))
            .bindValues(copy("thumb_", photo.thumb()))
            .bind("captured_at", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, photo.capturedAt()))
            .map(PhotoRows::photo)
            .one();
    }

    private DatabaseClient.GenericExecuteSpec bindPerson(String sql, UUID conversationId, Uploader uploader) {
        return this.database.sql(sql)
            .bind("conversation", conversationId)
            .bind("tenant", uploader.tenant())
            .bind("role", uploader.role())
            .bind("uploader", uploader.id());
    }

    private static PhotoRefused quotaReached(PhotoRefused.Reason reason, int photosMax) {
        return new PhotoRefused(reason, Map.of("photos_max", photosMax));
    }

    private static Map<String, Object> copy(String prefix, Photo.Copy copy) {
        return Map.of(prefix + "width", copy.width(), prefix + "height", copy.height(), prefix + "bytes", copy.bytes(),
                prefix + "sha256", copy.sha256());
    }

    static Photo photo(Readable row) {
        var uploader = new Uploader(row.get("tenant", String.class), row.get("uploader_role", String.class),
                row.get("uploader_id", String.class));
        return new Photo(row.get("id", UUID.class), row.get("conversation_id", UUID.class), uploader,
                row.get("label", String.class), copy(row, ""), copy(row, "thumb_"),
                row.get("captured_at", Instant.class), row.get("said_seq", Long.class),
                row.get("created_at", Instant.class));
    }

    private static Photo.Copy copy(Readable row, String prefix) {
        return new Photo.Copy(row.get(prefix + "width", Integer.class), row.get(prefix + "height", Integer.class),
                row.get(prefix + "bytes", Integer.class), row.get(prefix + "sha256", String.class));
    }

    /// What a person has already sent.
    private record Taken(long here, long today) {
    }

}
