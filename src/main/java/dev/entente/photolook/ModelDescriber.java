// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.time.Duration;
import java.util.Optional;

import dev.entente.conversation.Conversation;
import dev.entente.conversation.Threads;
import dev.entente.drafting.Description;
import dev.entente.drafting.PhotoBrief;
import dev.entente.evidence.PhotoLook;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import reactor.core.publisher.Mono;

/// Lays a model's description in front of what was measured and read here. Where the model says nothing usable in the
/// language of each party, the local look stands alone.
final class ModelDescriber implements PhotoDescriber {

    private static final String STORED_AS = "image/jpeg";

    private final PhotoDescriber local;

    private final dev.entente.drafting.PhotoDescriber model;

    private final Threads threads;

    private final Orders orders;

    private final Duration timeMax;

    ModelDescriber(PhotoDescriber local, dev.entente.drafting.PhotoDescriber model, Threads threads, Orders orders,
            LookSettings settings) {
        this.local = local;
        this.model = model;
        this.threads = threads;
        this.orders = orders;
        this.timeMax = settings.modelTimeMax();
    }

    @Override
    public Mono<Described> describe(PhotoLook look, byte[] jpeg) {
        return Mono.zip(this.local.describe(look, jpeg), told(look, jpeg))
            .map(both -> both.getT2().map(told -> told.before(both.getT1())).orElse(both.getT1()));
    }

    private Mono<Optional<ToldByModel>> told(PhotoLook look, byte[] jpeg) {
        if (jpeg.length == 0) {
            return Mono.just(Optional.empty());
        }
        return this.threads.load(look.photo().conversationId())
            .flatMap(thread -> title(thread).flatMap(title -> ask(thread, jpeg, title)))
            .timeout(this.timeMax, Mono.empty())
            .map(Optional::of)
            .defaultIfEmpty(Optional.empty());
    }

    private Mono<Optional<String>> title(Conversation thread) {
        return this.orders.find(thread.tenant(), thread.orderId())
            .map(Order::lines)
            .map(lines -> lines.stream().map(Order.Line::title).findFirst())
            .defaultIfEmpty(Optional.empty());
    }

    /// Once for each language, at the same time; empty where one of them is.
    private Mono<ToldByModel> ask(Conversation thread, byte[] jpeg, Optional<String> title) {
        String ofBuyer = language(thread.buyer());
        if (ofBuyer.equals(language(thread.seller()))) {
            return ask(thread, jpeg, title, ofBuyer).map(told -> new ToldByModel(told, told));
        }
        return Mono.zip(ask(thread, jpeg, title, "en"), ask(thread, jpeg, title, "fr"), ToldByModel::new);
    }

    private Mono<Description> ask(Conversation thread, byte[] jpeg, Optional<String> title, String language) {
        return this.model
            .describe(new PhotoBrief(thread.tenant(), thread.id(), language, STORED_AS, jpeg, title.orElse(null)));
    }

    private static String language(Conversation.Member member) {
        return member.locale().startsWith("fr") ? "fr" : "en";
    }

}
