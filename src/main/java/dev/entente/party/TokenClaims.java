// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import com.nimbusds.jwt.JWTClaimsSet;
import org.jspecify.annotations.Nullable;

/// What a token claims, at the moment at which it is shown. A claim that is missing, of another type, or out of its
/// time makes it nobody's token.
record TokenClaims(JWTClaimsSet claims, Instant now) {

    static final String AUDIENCE = "entente";

    private static final Duration tolerance = Duration.ofSeconds(60);

    private static final int textMax = 200;

    private static final int skillsMax = 50;

    private static final int tierMax = 3;

    private static final int agentTier = 2;

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}");

    /// Who bears the token, or null where it is not to be believed.
    @Nullable Caller caller(Tenant tenant) {
        try {
            Role role = role();
            String id = text("sub");
            if (!isInTime() || !this.claims.getAudience().contains(AUDIENCE) || role == null || id == null) {
                return null;
            }
            String name = text("name");
            return new Caller(tenant.id(), role, id, name != null ? name : id, locale(), text("order"), tier(role),
                    skills(), this.claims.getExpirationTime().toInstant(), issuedAt());
        }
        catch (ParseException | IllegalArgumentException ex) {
            return null;
        }
    }

    private @Nullable Instant issuedAt() {
        Date issued = this.claims.getIssueTime();
        return issued == null ? null : issued.toInstant();
    }

    private boolean isInTime() {
        Date expires = this.claims.getExpirationTime();
        Date begins = this.claims.getNotBeforeTime();
        return expires != null && this.now.isBefore(expires.toInstant().plus(tolerance))
                && (begins == null || !this.now.isBefore(begins.toInstant().minus(tolerance)));
    }

    private @Nullable Role role() throws ParseException {
        String wire = this.claims.getStringClaim("role");
        Role role = wire == null ? null : Role.of(wire);
        return role == Role.BOT || role == Role.SYSTEM ? null : role;
    }

    private @Nullable String text(String claim) throws ParseException {
        String text = this.claims.getStringClaim(claim);
        if (text == null) {
            return null;
        }
        IntPredicate control = Character::isISOControl;
        if (text.isBlank() || text.length() > textMax || text.chars().anyMatch(control)) {
            throw new ParseException(claim, 0);
        }
        return text;
    }

    private String locale() throws ParseException {
        String locale = text("locale");
        if (locale == null) {
            return "en";
        }
        if (!LOCALE.matcher(locale).matches()) {
            throw new ParseException("locale", 0);
        }
        return locale;
    }

    private int tier(Role role) throws ParseException {
        Object tier = this.claims.getClaim("tier");
        if (role != Role.AGENT) {
            return 1;
        }
        if (tier == null) {
            return agentTier;
        }
        if (!(tier instanceof Long || tier instanceof Integer)) {
            throw new ParseException("tier", 0);
        }
        long value = ((Number) tier).longValue();
        if (value < 1 || value > tierMax) {
            throw new ParseException("tier", 0);
        }
        return (int) value;
    }

    private Set<String> skills() throws ParseException {
        Object skills = this.claims.getClaim("skills");
        if (skills == null) {
            return Set.of();
        }
        if (!(skills instanceof Collection<?> each) || each.size() > skillsMax) {
            throw new ParseException("skills", 0);
        }
        var read = new LinkedHashSet<String>();
        for (Object skill : each) {
            if (!(skill instanceof String name) || name.length() > textMax) {
                throw new ParseException("skills", 0);
            }
            read.add(name);
        }
        return read;
    }

}
