// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Something that was done.
///
/// @param tenant whose it is
/// @param name what was done, such as {@code case.claimed}
/// @param content by whom and to what; it can be erased, the rest stays
public record Act(String tenant, String name, Map<String, Object> content) {

    /// Done by a person.
    public static Act by(String tenant, String name, String role, String id) {
        return new Act(tenant, name, Map.of()).with("by", role + "/" + id);
    }

    /// The act with one more thing that is known of it; what is null is left out.
    public Act with(String what, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var all = new LinkedHashMap<>(this.content);
        all.put(what, value);
        return new Act(this.tenant, this.name, all);
    }

}
