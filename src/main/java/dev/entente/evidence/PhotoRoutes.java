// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Serves a photo to whoever holds a signed address that still lasts; everything else is simply not found.
final class PhotoRoutes {

    private final Photos photos;

    private final PhotoAddresses addresses;

    private final Duration cacheTime;

    PhotoRoutes(Photos photos, PhotoAddresses addresses, Duration cacheTime) {
        this.photos = photos;
        this.addresses = addresses;
        this.cacheTime = cacheTime;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/photos/{id}/{variant}", this::show).build();
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Optional<UUID> id = uuid(request.pathVariable("id"));
        Optional<PhotoVariant> variant = PhotoVariant.of(request.pathVariable("variant"));
        if (id.isEmpty() || variant.isEmpty() || !isSigned(request, id.get(), variant.get())) {
            return notFound();
        }
        return this.photos.load(id.get())
            .flatMap(photo -> picture(photo, variant.get()))
            .onErrorResume(UnknownPhoto.class, _ -> notFound());
    }

    private boolean isSigned(ServerRequest request, UUID id, PhotoVariant variant) {
        return this.addresses.isValid(id, variant, request.queryParam("exp").orElse(null),
                request.queryParam("sig").orElse(null));
    }

    private Mono<ServerResponse> picture(Photo photo, PhotoVariant variant) {
        return ServerResponse.ok()
            .contentType(MediaType.IMAGE_JPEG)
            .contentLength(photo.copy(variant).bytes())
            .eTag(photo.copy(variant).sha256())
            .cacheControl(CacheControl.maxAge(this.cacheTime).cachePrivate())
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "default-src 'none'; sandbox")
            .header("Cross-Origin-Resource-Policy", "cross-origin")
            .header("Referrer-Policy", "no-referrer")
            .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"photo-" + photo.id() + ".jpg\"")
            .body(this.photos.read(photo.id(), variant), DataBuffer.class);
    }

    private static Mono<ServerResponse> notFound() {
        return ServerResponse.notFound().build();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        }
        catch (IllegalArgumentException ex) {
            return Optional.empty();
        }
    }

}
