// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Words that are not stored yet and that do not act.
///
/// @param body JSON text of an object
/// @param mark how the client knows it again
public record Remark(String kind, Author author, Audience to, String body, @Nullable ClientMark mark) {

    public static Remark of(String kind, Author author, Audience to, ObjectNode body, @Nullable ClientMark mark) {
        return new Remark(kind, author, to, body.toString(), mark);
    }

}
