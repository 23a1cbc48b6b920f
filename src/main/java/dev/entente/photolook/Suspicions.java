// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.Reading;
import dev.entente.assistant.Speaker;
import dev.entente.assistant.Utterance;
import dev.entente.conversation.Conversation;
import dev.entente.evidence.Photo;
import dev.entente.evidence.PhotoLook;
import dev.entente.evidence.PhotoLooks;
import dev.entente.order.Order;
import dev.entente.order.Orders;
import dev.entente.party.Localized;
import dev.entente.party.Role;
import reactor.core.publisher.Mono;

/// What stands out about a photo. For agents alone, with its reasons; it decides nothing (P19).
final class Suspicions {

    /// A camera that names no zone may be this far from the time that it is read as.
    private static final Duration ZONE_MAX = Duration.ofHours(14);

    private final PhotoLooks looks;

    private final Orders orders;

    private final Assistant assistant;

    private final LookSettings settings;

    Suspicions(PhotoLooks looks, Orders orders, Assistant assistant, LookSettings settings) {
        this.looks = looks;
        this.orders = orders;
        this.assistant = assistant;
        this.settings = settings;
    }

    /// In a fixed order; empty where nothing stands out.
    Mono<List<Finding>> about(PhotoLook look, Conversation thread, String textFound) {
        return Mono.zip(usedBefore(look), olderThanOrder(look.photo(), thread), injection(look.photo(), textFound))
            .map(found -> Stream.of(found.getT1(), found.getT2(), found.getT3()).flatMap(List::stream).toList());
    }

    private Mono<List<Finding>> usedBefore(PhotoLook look) {
        return this.looks.usedBefore(look, this.settings.usedBeforeMax())
            .collectList()
            .map(conversations -> conversations.isEmpty() ? List.of() : List.of(usedIn(conversations)));
    }

    private static Finding usedIn(List<UUID> conversations) {
        return new Finding("used_before",
                new Localized("Nearly the same picture was shown before in " + cases(conversations, "case"),
                        "Presque la même image a déjà été montrée dans " + cases(conversations, "dossier")),
                conversations);
    }

    private static String cases(List<UUID> conversations, String word) {
        return conversations.size() + " " + word + (conversations.size() == 1 ? "." : "s.");
    }

    /// Asked of the buyer's photos only: a seller may well show the pictures of the
    /// offer.
    private Mono<List<Finding>> olderThanOrder(Photo photo, Conversation thread) {
        Instant taken = photo.capturedAt();
        if (taken == null || !photo.uploader().role().equals(Role.BUYER.wire())) {
            return Mono.just(List.of());
        }
        return this.orders.find(thread.tenant(), thread.orderId())
            .map(Order::placedAt)
            .filter(placed -> taken.plus(ZONE_MAX).isBefore(placed))
            .map(placed -> List.of(takenBefore(taken, placed)))
            .defaultIfEmpty(List.of());
    }

    private static Finding takenBefore(Instant taken, Instant placed) {
        return Finding.of("older_than_order",
                "The camera says " + taken + ", the order was placed " + placed + ". Cameras can be set wrongly.",
                "L'appareil indique " + taken + ", la commande date du " + placed
                        + ". Un appareil peut être mal réglé.");
    }

    private Mono<List<Finding>> injection(Photo photo, String textFound) {
        if (textFound.isEmpty()) {
            return Mono.just(List.of());
        }
        var speaker = photo.uploader().role().equals(Role.SELLER.wire()) ? Speaker.SELLER : Speaker.BUYER;
        return this.assistant.read(Utterance.of(speaker, textFound))
            .filter(Reading::injection)
            .map(_ -> List
                .of(Finding.of("injection", "Text in the picture seems to give orders to software. It was only quoted.",
                        "Un texte dans l'image semble donner des ordres à un logiciel. Il a seulement été cité.")))
            .defaultIfEmpty(List.of());
    }

}
