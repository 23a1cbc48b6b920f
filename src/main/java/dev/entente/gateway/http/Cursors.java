// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dev.entente.party.Caller;
import dev.entente.party.Refused;

/// Places in a list, signed for the one who was given them: a cursor that was altered, or that somebody else was given, is
/// none.
@Component
class Cursors {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int SIGNATURE_BYTES = 16;

    private static final int PLACE_BYTES = 16;

    private final SecretKeySpec key;

    Cursors(@Value("${entente.token-secret}") String secret) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM),
                "entente cursors 1".getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    String write(UUID place, Caller caller) {
        byte[] bytes = bytes(place);
        byte[] cursor = ByteBuffer.allocate(PLACE_BYTES + SIGNATURE_BYTES)
            .put(bytes)
            .put(signature(bytes, caller))
            .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    UUID read(String cursor, Caller caller) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == PLACE_BYTES + SIGNATURE_BYTES) {
                byte[] place = Arrays.copyOf(bytes, PLACE_BYTES);
                byte[] claimed = Arrays.copyOfRange(bytes, PLACE_BYTES, bytes.length);
                if (MessageDigest.isEqual(signature(place, caller), claimed)) {
                    var numbers = ByteBuffer.wrap(place);
                    return new UUID(numbers.getLong(), numbers.getLong());
                }
            }
        }
        catch (IllegalArgumentException ex) {
            // refused below
        }
        throw Refused.invalid("cursor", "This cursor was not given to you.");
    }

    private static byte[] bytes(UUID place) {
        return ByteBuffer.allocate(PLACE_BYTES)
            .putLong(place.getMostSignificantBits())
            .putLong(place.getLeastSignificantBits())
            .array();
    }

    private byte[] signature(byte[] place, Caller caller) {
        byte[] owner = (caller.key() + "\n" + caller.order()).getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(place.length + owner.length).put(place).put(owner).array();
        return Arrays.copyOf(mac(this.key, content), SIGNATURE_BYTES);
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, ex);
        }
    }

}
