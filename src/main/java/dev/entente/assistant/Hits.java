// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

/// Where in a message which topics were touched.
///
/// @param all every hit, in the order of the text
record Hits(List<Hit> all) {

    boolean has(String topic) {
        for (var hit : this.all) {
            if (hit.topic.equals(topic)) {
                return true;
            }
        }
        return false;
    }

    List<Hit> of(String topic) {
        return this.all.stream().filter(hit -> hit.topic.equals(topic)).toList();
    }

    /// One phrase found.
    ///
    /// @param topic its topic
    /// @param start index of its first word
    /// @param end index after its last word
    record Hit(String topic, int start, int end) {
    }

}
