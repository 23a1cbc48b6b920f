// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.net.ConnectException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;

import dev.entente.evidence.PhotoRefused;
import dev.entente.evidence.UnknownPhoto;
import dev.entente.party.Refusal;
import dev.entente.party.Refusal.Reason;
import dev.entente.party.Refused;

/// The one table from what went wrong to what the client is told. Nothing of the inside leaves the server: what is not
/// in the table is a fault, told by its trace id alone and written to the log under it.
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final String OTHER_TYPES_ONLY = "This address cannot answer in any of the types that you accept.";

    private static final Map<Integer, Reason> byStatus = Map.of(400, Reason.MALFORMED, 401, Reason.SIGN_IN, 403,
            Reason.FORBIDDEN, 404, Reason.NOT_FOUND, 405, Reason.METHOD, 406, Reason.NOT_ACCEPTABLE, 413,
            Reason.TOO_LARGE, 415, Reason.MEDIA_TYPE);

    private Problems() {
    }

    /// @param locale the language of the one who reads it, where there is a choice
    public static Problem of(Throwable failure, Locale locale) {
        return switch (failure) {
            case Refused refused -> refusal(refused.refusal());
            case PhotoRefused photo -> photo(photo, locale);
            case UnknownPhoto _ -> refusal(Refused.notFound().refusal());
            case DataBufferLimitException _ -> refusal(Refusal.of(Reason.TOO_LARGE, "The body is too large."));
            case JacksonException json -> refusal(Json.malformed(json).refusal());
            case MethodNotAllowedException method -> method(method);
            case ResponseStatusException status -> status(status);
            case InvalidMimeTypeException _ -> notAcceptable();
            default -> isPassing(failure) ? passing(failure) : fault(failure);
        };
    }

    public static Problem of(Throwable failure) {
        return of(failure, Locale.ENGLISH);
    }

    private static Problem refusal(Refusal refusal) {
        return new Problem(refusal.reason().status(), refusal.code(), refusal.detail(), refusal.facts(),
                headers(refusal), traceId());
    }

    private static Map<String, String> headers(Refusal refusal) {
        return switch (refusal.reason()) {
            case BUSY, UNAVAILABLE, TOO_MANY, STILL_RUNNING ->
                Map.of("Retry-After", refusal.facts().getOrDefault("retry_after", 1).toString());
            case SIGN_IN -> Map.of("WWW-Authenticate", "Bearer");
            case METHOD -> refusal.facts().get("allow") instanceof String allow ? Map.of("Allow", allow) : Map.of();
            default -> Map.of();
        };
    }

    private static Problem method(MethodNotAllowedException failure) {
        String allow = failure.getSupportedMethods()
            .stream()
            .map(HttpMethod::name)
            .sorted()
            .collect(Collectors.joining(", "));
        return refusal(new Refusal(Reason.METHOD, "This address does not take this method.", Map.of("allow", allow)));
    }

    private static Problem status(ResponseStatusException failure) {
        int status = failure.getStatusCode().value();
        Throwable cause = failure.getCause();
        while (cause != null) {
            if (cause instanceof DataBufferLimitException || cause instanceof JacksonException
                    || cause instanceof Refused) {
                return of(cause);
            }
            cause = cause.getCause();
        }
        if (status >= 500 || status < 400) {
            return fault(failure);
        }
        Reason reason = byStatus.getOrDefault(status, Reason.MALFORMED);
        return refusal(Refusal.of(reason, switch (reason) {
            case NOT_FOUND -> "There is no such object.";
            case MEDIA_TYPE -> "This address does not take this type of content.";
            case NOT_ACCEPTABLE -> OTHER_TYPES_ONLY;
            default -> "The request cannot be understood.";
        }));
    }

    /// More accepted types than the framework puts in order.
    private static Problem notAcceptable() {
        return refusal(Refusal.of(Reason.NOT_ACCEPTABLE, OTHER_TYPES_ONLY));
    }

    private static Problem photo(PhotoRefused failure, Locale locale) {
        int status = switch (failure.reason()) {
            case TYPE, HEIC -> 415;
            case TOO_LARGE -> 413;
            case ANIMATED, TOO_MANY_PIXELS, METADATA, DAMAGED -> 422;
            case QUOTA, QUOTA_OF_DAY -> 429;
            case MISSING -> 400;
            case INTERRUPTED -> 408;
            case BUSY, STORAGE -> 503;
        };
        var facts = new LinkedHashMap<>(failure.parameters());
        return new Problem(status, failure.code(), failure.sentence(locale), facts, retryAfter(failure.reason()),
                traceId());
    }

    private static Map<String, String> retryAfter(PhotoRefused.Reason reason) {
        if (reason == PhotoRefused.Reason.QUOTA_OF_DAY) {
            return Map.of("Retry-After", "3600");
        }
        return reason.isPassing() ? Map.of("Retry-After", "2") : Map.of();
    }

    /// The database is away, restarts, or has no connection free: it may be tried again.
    private static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcTransientException || cause instanceof R2dbcNonTransientResourceException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException || cause instanceof TimeoutException
                    || cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static Problem passing(Throwable failure) {
        var problem = refusal(Refusal.of(Reason.UNAVAILABLE, "The server cannot do this now; try again."));
        log.warn("Not available, trace {}: {}", problem.traceId(), failure.toString());
        return problem;
    }

    private static Problem fault(Throwable failure) {
        var problem = refusal(Refusal.of(Reason.FAULT, "Something went wrong on the server."));
        log.error("Fault, trace {}", problem.traceId(), failure);
        return problem;
    }

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

}
