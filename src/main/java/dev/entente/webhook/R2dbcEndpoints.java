// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.egress.Courier;
import dev.entente.egress.ForbiddenAddress;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Endpoints as rows of PostgreSQL. Whoever changes an endpoint and its deliveries locks the endpoint first.
final class R2dbcEndpoints implements WebhookEndpoints {

    /// A count under a lock, so that two calls at once do not both find room.
    private static final String REGISTER = """
            with room as (select pg_advisory_xact_lock(hashtextextended('webhook_endpoint/' || :tenant, 0)))
            insert into webhook_endpoint (id, tenant, url, description, types, secret, disabled_at, disabled_reason)
            select :id, :tenant, :url, :description, :types, :secret,
                   case when :enabled then null else entente_now() end, case when :enabled then null else 'owner' end
              from room where (select count(*) from webhook_endpoint where tenant = :tenant) < :most
            returning *""";

    private static final String CHANGE = """
            update webhook_endpoint set url = :url, description = :description, types = :types,
                   disabled_reason = case when :enabled then null else coalesce(disabled_reason, 'owner') end,
                   disabled_at = case when :enabled then null else coalesce(disabled_at, entente_now()) end,
                   rest_until = case when url = :url then rest_until end
             where id = :id and tenant = :tenant returning *""";

    private static final String ROTATE = """
            update webhook_endpoint set secret = :secret, old_secret = secret,
                   old_secret_until = entente_now() + :overlap * interval '1 millisecond'
             where id = :id and tenant = :tenant returning *""";

    static final String STOP = """
            update webhook_delivery set state = 'failed', lease_until = null, lease_token = lease_token + 1
             where endpoint_id = :id and state = 'pending'""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Courier courier;

    private final WebhookSettings settings;

    R2dbcEndpoints(DatabaseClient database, TransactionalOperator transaction, Courier courier,
            WebhookSettings settings) {
        this.database = database;
        this.transaction = transaction;
        this.courier = courier;
        this.settings = settings;
    }

    @Override
    public Mono<WebhookEndpoint.Secured> register(String tenant, WebhookEndpoint.Wish wish) {
        var secret = Secret.generate();
        return check(wish.url())
            .then(Mono.defer(() -> said(this.database.sql(REGISTER), wish).bind("id", UUID.randomUUID())
                .bind("tenant", tenant)
                .bind("secret", secret.text())
                .bind("most", this.settings.endpointsMax())
                .map(R2dbcEndpoints::endpoint)
                .one()))
            .switchIfEmpty(Mono.error(this::tooMany))
            .map(endpoint -> new WebhookEndpoint.Secured(endpoint, secret.text()))
            .checkpoint("webhook.register");
    }

    @Override
    public Mono<WebhookEndpoint> change(String tenant, UUID id, WebhookEndpoint.Wish wish) {
        var checked = wish.enabled() ? check(wish.url()) : Mono.<Void>empty();
        return checked.then(Mono.defer(() -> store(tenant, id, wish))).checkpoint("webhook.change");
    }

    private Mono<WebhookEndpoint> store(String tenant, UUID id, WebhookEndpoint.Wish wish) {
        return said(this.database.sql(CHANGE), wish).bind("id", id)
            .bind("tenant", tenant)
            .map(R2dbcEndpoints::endpoint)
            .one()
            .switchIfEmpty(Mono.error(Refused::notFound))
            .flatMap(endpoint -> endpoint.isEnabled() ? Mono.just(endpoint) : stop(id).thenReturn(endpoint))
            .as(this.transaction::transactional);
    }

    private Mono<Void> stop(UUID id) {
        return this.database.sql(STOP).bind("id", id).then();
    }

    private Mono<Void> check(String url) {
        return this.courier.check(url)
            .onErrorMap(ForbiddenAddress.class, why -> new Refused(new Refusal(Refusal.Reason.UNPROCESSABLE,
                    "This address cannot be called: " + why.getMessage() + ".", Map.of("field", "url"))));
    }

    private Refused tooMany() {
        return Refused.because(Refusal.Reason.UNPROCESSABLE,
                "A marketplace has at most " + this.settings.endpointsMax() + " endpoints.");
    }

    private static DatabaseClient.GenericExecuteSpec said(DatabaseClient.GenericExecuteSpec spec,
            WebhookEndpoint.Wish wish) {
        return spec.bind("url", wish.url())
            .bind("description", Parameters.in(R2dbcType.VARCHAR, wish.description()))
            .bind("types", wish.types().toArray(String[]::new))
            .bind("enabled", wish.enabled());
    }

    @Override
    public Mono<WebhookEndpoint> load(String tenant, UUID id) {
        return this.database.sql("select * from webhook_endpoint where id = :id and tenant = :tenant")
            .bind("id", id)
            .bind("tenant", tenant)
            .map(R2dbcEndpoints::endpoint)
            .one()
            .switchIfEmpty(Mono.error(Refused::notFound));
    }

    @Override
    public Flux<WebhookEndpoint> list(String tenant) {
        return this.database.sql("select * from webhook_endpoint where tenant = :tenant order by created_at, id")
            .bind("tenant", tenant)
            .map(R2dbcEndpoints::endpoint)
            .all();
    }

    @Override
    public Mono<Void> remove(String tenant, UUID id) {
        return this.database.sql("delete from webhook_endpoint where id = :id and tenant = :tenant")
            .bind("id", id)
            .bind("tenant", tenant)
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .switchIfEmpty(Mono.error(Refused::notFound))
            .then();
    }

    @Override
    public Mono<WebhookEndpoint.Secured> rotate(String tenant, UUID id, @Nullable Duration overlap) {
        var wanted = overlap == null ? this.settings.overlap() : overlap;
        if (wanted.isNegative() || wanted.compareTo(this.settings.overlapMax()) > 0) {
            return Mono.error(() -> Refused.invalid("overlap", "'overlap' is at most " + this.settings.overlapMax()));
        }
        var secret = Secret.generate();
        return this.database.sql(ROTATE)
            .bind("secret", secret.text())
            .bind("overlap", wanted.toMillis())
            .bind("id", id)
            .bind("tenant", tenant)
            .map(R2dbcEndpoints::endpoint)
            .one()
            .switchIfEmpty(Mono.error(Refused::notFound))
            .map(endpoint -> new WebhookEndpoint.Secured(endpoint, secret.text()))
            .checkpoint("webhook.rotate");
    }

    private static WebhookEndpoint endpoint(Readable row) {
        return new WebhookEndpoint(Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("url", String.class)), row.get("description", String.class),
                List.of(Objects.requireNonNull(row.get("types", String[].class))),
                Objects.requireNonNull(row.get("created_at", Instant.class)), row.get("disabled_at", Instant.class),
                row.get("disabled_reason", String.class), row.get("delivered_at", Instant.class),
                row.get("old_secret_until", Instant.class));
    }

}
