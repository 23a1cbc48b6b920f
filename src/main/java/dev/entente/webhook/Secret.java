// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A shared secret of Standard Webhooks.
record Secret(String text) {

    private static final String PREFIX = "whsec_";

    private static final String ALGORITHM = "HmacSHA256";

    private static final int BYTES = 32;

    private static final SecureRandom random = new SecureRandom();

    static Secret generate() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// One entry of the {@code webhook-signature} header.
    String sign(UUID id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(this.text.substring(PREFIX.length())), ALGORITHM));
            byte[] content = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, ex);
        }
    }

    /// Never shows itself in a log.
    @Override
    public String toString() {
        return "Secret[]";
    }

}
