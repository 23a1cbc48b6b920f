// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/// One link of a chain as it is stored, with the act that it stands for as far as that is still there.
record Link(String tenant, long number, String actId, String act, Instant at, byte[] digest, byte[] previous,
        byte[] hash, @Nullable Kept kept) {

    static final String COLUMNS = """
            select l.tenant, l.number, l.act_id, l.act, l.at, l.digest, l.previous, l.hash,
                   a.id as kept_id, a.act as kept_act, a.at as kept_at, a.salt, a.content
              from audit_link l left join audit_act a on a.id = l.act_id and a.tenant = l.tenant
            """;

    static Link of(ResultSet row) throws SQLException {
        Kept kept = row.getString("kept_id") == null ? null : new Kept(row.getString("kept_act"), at(row, "kept_at"),
                row.getBytes("salt"), row.getString("content"));
        return new Link(row.getString("tenant"), row.getLong("number"), row.getString("act_id"), row.getString("act"),
                at(row, "at"), row.getBytes("digest"), row.getBytes("previous"), row.getBytes("hash"), kept);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// What is wrong with it behind the one before, if anything is.
    @Nullable String fault(long numberBefore, byte[] hashBefore) {
        if (this.number != numberBefore + 1) {
            return "the entry after " + numberBefore + " is missing";
        }
        if (!Arrays.equals(this.previous, hashBefore)) {
            return "it does not follow on the entry before";
        }
        if (!Arrays.equals(this.hash, sha256(this.previous, fields()))) {
            return "the entry was changed";
        }
        return this.kept == null ? "what was done is gone" : this.kept.fault(this);
    }

    private byte[] fields() {
        var fields = new StringBuilder();
        for (String field : new String[] { this.tenant, Long.toString(this.number), this.actId, this.act,
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, this.at)),
                HexFormat.of().formatHex(this.digest) }) {
            fields.append(field.getBytes(StandardCharsets.UTF_8).length).append(':').append(field).append(',');
        }
        return fields.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("every JDK has SHA-256", ex);
        }
    }

    /// What was done; salt and content are erased together.
    record Kept(String act, Instant at, byte @Nullable [] salt, @Nullable String content) {

        @Nullable String fault(Link link) {
            if (!this.act.equals(link.act()) || !this.at.equals(link.at())) {
                return "what was done was changed";
            }
            if (this.salt == null || this.content == null) {
                return null;
            }
            boolean same = Arrays.equals(link.digest(),
                    sha256(this.salt, this.content.getBytes(StandardCharsets.UTF_8)));
            return same ? null : "what was done was changed";
        }

    }

}
