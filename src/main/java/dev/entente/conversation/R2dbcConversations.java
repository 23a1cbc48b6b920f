// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.UUID;

import dev.entente.conversation.Conversation.Heads;
import dev.entente.conversation.Conversation.Member;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// The threads' own rows.
@Repository
class R2dbcConversations {

    private final DatabaseClient database;

    R2dbcConversations(DatabaseClient database) {
        this.database = database;
    }

    Mono<Conversation> find(UUID id) {
        return this.database.sql("select * from conversation where id = :id")
            .bind("id", id)
            .map(R2dbcConversations::conversation)
            .one();
    }

    Mono<Conversation> findCurrent(String tenant, String orderId) {
        return this.database.sql("select * from conversation where tenant = :tenant and order_id = :order and current")
            .bind("tenant", tenant)
            .bind("order", orderId)
            .map(R2dbcConversations::conversation)
            .one();
    }

    Mono<Conversation> insert(Threads.NewConversation begin) {
        return this.database.sql("""
                insert into conversation (id, tenant, order_id, buyer_id, buyer_name, buyer_locale,
                    seller_id, seller_name, seller_locale)
                values (:id, :tenant, :order, :buyer, :buyerName, :buyerLocale, :seller, :sellerName, :sellerLocale)
                on conflict (tenant, order_id) where current do nothing
                returning *""")
            .bind("id", EventIds.next())
            .bind("tenant", begin.tenant())
            .bind("order", begin.orderId())
            .bind("buyer", begin.buyer().id())
            .bind("buyerName", begin.buyer().name())
            .bind("buyerLocale", begin.buyer().locale())
            .bind("seller", begin.seller().id())
            .bind("sellerName", begin.seller().name())
            .bind("sellerLocale", begin.seller().locale())
            .map(R2dbcConversations::conversation)
            .one();
    }

    Mono<Void> retire(UUID id) {
        return this.database.sql("update conversation set current = false where id = :id").bind("id", id).then();
    }

    Mono<Void> mode(UUID id, @Nullable String speaker, boolean listening, boolean accepting) {
        var update = this.database.sql("""
                update conversation set speaker = :speaker, listening = :listening, accepting = :accepting
                where id = :id""").bind("id", id).bind("listening", listening).bind("accepting", accepting);
        return (speaker != null ? update.bind("speaker", speaker) : update.bindNull("speaker", String.class)).then();
    }

    static Conversation conversation(Readable row) {
        return new Conversation(row.get("id", UUID.class), row.get("tenant", String.class),
                row.get("order_id", String.class), member(row, "buyer"), member(row, "seller"),
                row.get("opened_at", Instant.class), row.get("current", Boolean.class),
                row.get("speaker", String.class),
                new Heads(row.get("head", Long.class), row.get("head_buyer", Long.class),
                        row.get("head_seller", Long.class), row.get("head_agent", Long.class)));
    }

    private static Member member(Readable row, String side) {
        return new Member(row.get(side + "_id", String.class), row.get(side + "_name", String.class),
                row.get(side + "_locale", String.class));
    }

}
