// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may issue tokens, and the limits of their keys.
///
/// @param tokenSecret the secret of the tenant {@code demo}, at least 32 bytes; unused where there is a file
/// @param previousTokenSecret the one before, as long as its tokens are still around
/// @param origins the Origins of the tenant {@code demo}, beside the server's own
/// @param tenantsFile YAML of all tenants
/// @param keysTimeMax how long fetching published keys may take
/// @param keysAgeMax after this long they are fetched again
/// @param keysRest how long an unknown key id waits for the next look
/// @param keysStaleMax how long they are still used while they cannot be fetched
@ConfigurationProperties("entente")
record PartySettings(@Nullable String tokenSecret, @Nullable String previousTokenSecret,
        @DefaultValue List<String> origins, @Nullable Path tenantsFile, @DefaultValue("3s") Duration keysTimeMax,
        @DefaultValue("15m") Duration keysAgeMax, @DefaultValue("30s") Duration keysRest,
        @DefaultValue("24h") Duration keysStaleMax) {
}
