// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Leases deliveries. An endpoint has few calls at once, so that a slow one holds nobody up. What was never tried waits for
/// earlier first tries about the same case: a retry may come later, a first word never comes before another's.
final class R2dbcClaims {

    private static final String DUE = """
            with free as (select e.id, :each - (select count(*) from webhook_delivery b
                                   where b.endpoint_id = e.id and b.state = 'pending' and b.lease_until > clock_timestamp()) as hands
                            from webhook_endpoint e
                           where e.disabled_at is null and (e.rest_until is null or e.rest_until <= entente_now())),
                 due as (select d.endpoint_id, d.message_id from free f cross join lateral (
                              select d.endpoint_id, d.message_id from webhook_delivery d
                               where d.endpoint_id = f.id and d.state = 'pending' and d.next_try_at <= entente_now()
                                 and (d.lease_until is null or d.lease_until < clock_timestamp())
                                 and not exists (select from webhook_delivery p
                                      where p.endpoint_id = d.endpoint_id and p.subject = d.subject
                                        and p.number < d.number and p.state = 'pending'
                                        and (p.tries = 0 or p.lease_until >= clock_timestamp()))
                               order by d.next_try_at, d.number limit greatest(f.hands, 0)
                                 for update skip locked) d
                          limit :most)""";

    private static final String ONE = """
            with due as (select endpoint_id, message_id from webhook_delivery
                          where endpoint_id = :endpoint and message_id = :message for update)""";

    private static final String TAKE = """
            , taken as (update webhook_delivery d
                           set tries = d.tries + 1, first_try_at = coalesce(d.first_try_at, entente_now()),
                               lease_token = d.lease_token + 1,
                               lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                          from due where d.endpoint_id = due.endpoint_id and d.message_id = due.message_id
                        returning d.*)
            select t.endpoint_id, t.message_id, t.tries, t.tries_max, t.lease_token, m.tenant, m.type, m.body, e.url,
                   e.secret, case when e.old_secret_until > entente_now() then e.old_secret end as old_secret
              from taken t join webhook_message m on m.id = t.message_id
              join webhook_endpoint e on e.id = t.endpoint_id order by m.number""";

    private final DatabaseClient database;

    R2dbcClaims(DatabaseClient database) {
        this.database = database;
    }

    Flux<Claim> take(int most, int each, Duration lease) {
        return this.database.sql(DUE + TAKE)
            .bind("most", most)
            .bind("each", each)
            .bind("lease", lease.toMillis())
            .map(R2dbcClaims::claim)
            .all();
    }

    /// Takes this one, whether or not its endpoint is called otherwise.
    Mono<Claim> take(UUID endpointId, UUID messageId, Duration lease) {
        return this.database.sql(ONE + TAKE)
            .bind("endpoint", endpointId)
            .bind("message", messageId)
            .bind("lease", lease.toMillis())
            .map(R2dbcClaims::claim)
            .one();
    }

    /// Lets another node have it at once, as if it had not been tried.
    Mono<Void> putBack(Claim claim) {
        return this.database.sql("""
                update webhook_delivery set tries = tries - 1, lease_token = lease_token + 1, lease_until = null
                 where endpoint_id = :endpoint and message_id = :message and lease_token = :token""")
            .bind("endpoint", claim.endpointId())
            .bind("message", claim.messageId())
            .bind("token", claim.token())
            .then();
    }

    private static Claim claim(Readable row) {
        List<Secret> secrets = Stream
            .concat(Stream.of(text(row, "secret")), Optional.ofNullable(row.get("old_secret", String.class)).stream())
            .map(Secret::new)
            .toList();
        return new Claim(Objects.requireNonNull(row.get("endpoint_id", UUID.class)),
                Objects.requireNonNull(row.get("message_id", UUID.class)), text(row, "tenant"), text(row, "type"),
                text(row, "url"), text(row, "body"), Objects.requireNonNull(row.get("tries", Integer.class)),
                Objects.requireNonNull(row.get("tries_max", Integer.class)),
                Objects.requireNonNull(row.get("lease_token", Long.class)), secrets);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

}
