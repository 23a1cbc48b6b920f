// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/// Signs addresses of photos for one reader and a short time, and checks them.
///
/// An address names its reader by a pseudonym inside the signature, so that a leaked one can be traced. Expiry is real
/// time: the product's settable clock does not move it.
public final class PhotoAddresses {

    private static final String ALGORITHM = "HmacSHA256";

    private static final String KEY_LABEL = "entente photo addresses 1";

    private static final int SECRET_BYTES_MIN = 32;

    private static final int READER_BYTES = 8;

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    private final SecretKeySpec key;

    private final Duration life;

    private final Clock clock;

    /// @param secret the server's secret, at least 32 bytes, from which the key for
    /// addresses alone is derived
    /// @param life how long an address lasts at least; up to a minute longer, so that a
    /// page can cache it
    PhotoAddresses(byte[] secret, Duration life, Clock clock) {
        if (secret.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("entente.token-secret needs at least 32 bytes");
        }
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), KEY_LABEL), ALGORITHM);
        this.life = life;
        this.clock = clock;
    }

    /// An address for this reader, the same for all calls within a minute.
    public PhotoUrl sign(UUID photoId, PhotoVariant variant, String reader) {
        long expiry = (this.clock.instant().plus(this.life).getEpochSecond() / 60 + 1) * 60;
        byte[] pseudonym = Arrays.copyOf(mac(this.key, "reader " + reader), READER_BYTES);
        byte[] signature = signature(photoId, variant, expiry, pseudonym);
        String encoded = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ByteBuffer.allocate(READER_BYTES + signature.length).put(pseudonym).put(signature).array());
        return new PhotoUrl("/photos/" + photoId + "/" + variant.word() + "?exp=" + expiry + "&sig=" + encoded,
                Instant.ofEpochSecond(expiry));
    }

    /// Whether these are the query parameters `exp` and `sig` of an address that was
    /// signed here and still lasts.
    public boolean isValid(UUID photoId, PhotoVariant variant, @Nullable String exp, @Nullable String sig) {
        if (exp == null || sig == null || !SECONDS.matcher(exp).matches()) {
            return false;
        }
        long expiry = Long.parseLong(exp);
        return isSigned(photoId, variant, expiry, sig) && this.clock.instant().getEpochSecond() < expiry;
    }

    private boolean isSigned(UUID photoId, PhotoVariant variant, long expiry, String sig) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(sig);
            if (both.length <= READER_BYTES) {
                return false;
            }
            byte[] pseudonym = Arrays.copyOf(both, READER_BYTES);
            byte[] claimed = Arrays.copyOfRange(both, READER_BYTES, both.length);
            return MessageDigest.isEqual(signature(photoId, variant, expiry, pseudonym), claimed);
        }
        catch (IllegalArgumentException ex) {
            return false;
        }
    }

    private byte[] signature(UUID photoId, PhotoVariant variant, long expiry, byte[] pseudonym) {
        return mac(this.key, "address " + photoId + " " + variant.word() + " " + expiry + " "
                + Base64.getUrlEncoder().encodeToString(pseudonym));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, ex);
        }
    }

}
