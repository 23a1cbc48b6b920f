// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Tenants that were checked: ids are unique, secrets are long enough, addresses and Origins are what they claim to be.
final class ListedTenants implements Tenants {

    private static final int secretBytesMin = 32;

    private static final int secretsMax = 2;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern ORIGIN = Pattern
        .compile("https?://([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    private final Map<String, Tenant> byId = new LinkedHashMap<>();

    private final Set<String> origins;

    /// @throws BadTenants naming the first thing that is wrong
    ListedTenants(List<Tenant> tenants) {
        for (Tenant tenant : tenants) {
            check(tenant);
            if (this.byId.putIfAbsent(tenant.id(), tenant) != null) {
                throw new BadTenants("The tenant '%s' is listed twice.".formatted(tenant.id()));
            }
        }
        if (this.byId.isEmpty()) {
            throw new BadTenants("There is no tenant: nobody could sign in.");
        }
        this.origins = tenants.stream()
            .flatMap(tenant -> tenant.origins().stream())
            .collect(Collectors.toUnmodifiableSet());
    }

    private static void check(Tenant tenant) {
        if (!ID.matcher(tenant.id()).matches()) {
            throw new BadTenants(
                    "'%s' is no id of a tenant: letters, digits, '.', '_' and '-', 64 at most.".formatted(tenant.id()));
        }
        if (tenant.secrets().isEmpty() == (tenant.jwks() == null)) {
            throw new BadTenants("The tenant '%s' needs either a secret or a JWKS address.".formatted(tenant.id()));
        }
        if (tenant.secrets().size() > secretsMax || tenant.secrets().stream().anyMatch(ListedTenants::isShort)) {
            throw new BadTenants("A secret of the tenant '%s' is shorter than %d bytes, or there are more than %d."
                .formatted(tenant.id(), secretBytesMin, secretsMax));
        }
        if (tenant.jwks() != null && !isTrustworthy(tenant.jwks())) {
            throw new BadTenants(
                    "The JWKS address of the tenant '%s' must begin with https://, or with http:// on this machine."
                        .formatted(tenant.id()));
        }
        tenant.origins()
            .stream()
            .filter(origin -> !ORIGIN.matcher(origin).matches())
            .findFirst()
            .ifPresent(origin -> refuseOrigin(tenant, origin));
    }

    private static boolean isShort(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length < secretBytesMin;
    }

    private static boolean isTrustworthy(URI address) {
        String host = address.getHost();
        return host != null && ("https".equals(address.getScheme()) || ("http".equals(address.getScheme())
                && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"))));
    }

    private static void refuseOrigin(Tenant tenant, String origin) {
        throw new BadTenants(
                "'%s' of the tenant '%s' is no Origin: scheme, host in lower case and port, nothing behind them."
                    .formatted(origin, tenant.id()));
    }

    @Override
    public Optional<Tenant> find(@Nullable String id) {
        return Optional.ofNullable(id).map(this.byId::get);
    }

    @Override
    public Collection<Tenant> list() {
        return this.byId.values();
    }

    @Override
    public Set<String> origins() {
        return this.origins;
    }

}
