// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import dev.entente.party.Caller;
import dev.entente.party.Role;

/// For whom something is put into words.
///
/// @param key names the reader in addresses of photos
public record Reader(Role role, boolean french, String key) {

    public static Reader of(Caller caller) {
        return new Reader(caller.role(), caller.locale().startsWith("fr"), caller.key());
    }

    public String language() {
        return this.french ? "fr" : "en";
    }

}
