// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.Threads;
import dev.entente.evidence.Photo;
import dev.entente.evidence.PhotoForm;
import dev.entente.evidence.Photos;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Snapshots;
import dev.entente.gateway.Speech;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Takes photos in, while they arrive.
@Component
class UploadRoutes implements Routes {

    private final Threads threads;

    private final Photos photos;

    private final EventJson events;

    private final IdempotentCalls known;

    UploadRoutes(Threads threads, Photos photos, EventJson events, IdempotentCalls known) {
        this.threads = threads;
        this.photos = photos;
        this.events = events;
        this.known = known;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.upload("/conversations/{id}/photos", Route.PARTIES, this::take));
    }

    private Mono<Reply> take(Call call) {
        demandForm(call);
        return this.threads.enter(call.id(), call.caller())
            .flatMap(thread -> PhotoForm.accept(this.photos, thread.id(), Speech.uploader(call.caller()),
                    call.request()))
            .flatMap(photo -> this.known.once(with(call, photo), () -> Mono.just(Reply.json(201, shown(photo, call)))));
    }

    /// What an upload says is its picture: the same one, not yet shown, is the same
    /// photo, however its form was written.
    private static Call with(Call call, Photo photo) {
        return new Call(call.caller(), call.request(), photo.full().sha256().getBytes(StandardCharsets.US_ASCII),
                call.key());
    }

    private static void demandForm(Call call) {
        try {
            boolean form = call.request()
                .headers()
                .contentType()
                .filter(type -> type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA)
                        && type.getParameter("boundary") != null)
                .isPresent();
            if (form) {
                return;
            }
        }
        catch (InvalidMediaTypeException ex) {
            // refused below
        }
        throw Refused.because(Refusal.Reason.MEDIA_TYPE, "The body has to be multipart/form-data with a file.");
    }

    private ObjectNode shown(Photo photo, Call call) {
        ObjectNode body = Snapshots.object()
            .put("photo_id", photo.id().toString())
            .put("width", photo.full().width())
            .put("height", photo.full().height())
            .put("sha256", photo.full().sha256());
        this.events.sign(body, photo.id(), call.reader());
        return body;
    }

}
