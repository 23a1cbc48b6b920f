// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import java.security.SecureRandom;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Acts as rows; PostgreSQL links them when they commit.
@Repository
class R2dbcAudit implements Audit {

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    private final DatabaseClient database;

    private final JsonMapper json;

    R2dbcAudit(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> note(Act act) {
        byte[] salt = new byte[SALT_BYTES];
        this.random.nextBytes(salt);
        return this.database
            .sql("insert into audit_act (tenant, act, salt, content) values (:tenant, :act, :salt, :content)")
            .bind("tenant", act.tenant())
            .bind("act", act.name())
            .bind("salt", salt)
            .bind("content", this.json.writeValueAsString(act.content()))
            .then();
    }

}
