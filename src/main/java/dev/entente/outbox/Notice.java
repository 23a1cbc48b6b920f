// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.time.Instant;
import java.util.UUID;

/// Something happened that others may want to hear of. It says what and where, so that whoever hears it looks for himself.
///
/// @param id the same however often it is handed on
/// @param subject what it is about; notices about the same subject stay in order
/// @param type of the contract, in dotted words
/// @param at when it happened, in product time
/// @param data a JSON object, without anybody's words
public record Notice(UUID id, String tenant, UUID subject, String type, Instant at, String data) {

    public static Notice of(String tenant, UUID subject, String type, Instant at, String data) {
        return new Notice(UUID.randomUUID(), tenant, subject, type, at, data);
    }

}
