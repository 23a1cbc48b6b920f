// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/// Puts tenants and tokens together.
@Configuration(proxyBeanMethods = false)
class PartyConfiguration {

    @Bean
    Tenants tenants(PartySettings settings) {
        return new ListedTenants(settings.tenantsFile() != null ? TenantsFile.read(settings.tenantsFile())
                : List.of(onlyTenant(settings)));
    }

    private static Tenant onlyTenant(PartySettings settings) {
        if (!StringUtils.hasText(settings.tokenSecret())) {
            throw new BadTenants("Neither ENTENTE_TOKEN_SECRET nor ENTENTE_TENANTS_FILE is set: nobody could sign in.");
        }
        var secrets = Stream.of(settings.tokenSecret(), settings.previousTokenSecret())
            .filter(Objects::nonNull)
            .filter(StringUtils::hasText)
            .toList();
        return new Tenant("demo", secrets, null, Set.copyOf(settings.origins()));
    }

    /// Tokens live in real time, which the settable clock does not move.
    @Bean
    Tokens tokens(Tenants tenants, PartySettings settings, Revocations revocations) {
        return new SignedTokens(tenants, new PublishedKeys(settings, Clock.systemUTC()), revocations,
                Clock.systemUTC());
    }

}
