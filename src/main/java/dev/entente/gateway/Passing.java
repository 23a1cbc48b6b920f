// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.node.ObjectNode;

/// A numberless event as one reader gets it.
///
/// @param kind typing, read or delta
public record Passing(String kind, ObjectNode event) {

    /// UTF-8 of one JSON object.
    public byte[] render() {
        return this.event.toString().getBytes(StandardCharsets.UTF_8);
    }

}
