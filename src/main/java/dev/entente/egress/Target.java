// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/// An address as it is written, with nothing in it that could be read in two ways.
///
/// @param path with its query
record Target(boolean secure, String host, int port, String path) {

    private static final int HTTPS = 443;

    private static final int HTTP = 80;

    static Target of(String url, EgressSettings settings) {
        demand(url.length() <= settings.urlLengthMax(), "it is too long");
        demand(url.chars().allMatch(each -> each > ' ' && each < 0x7F && each != '\\'),
                "it has to be plain ASCII without blanks");
        URI uri = parse(url);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        demand(secure || (settings.allowLocal() && "http".equalsIgnoreCase(uri.getScheme())),
                "it has to begin with https://");
        demand(uri.getRawUserInfo() == null && uri.getRawFragment() == null,
                "it must not have a user, a password or a fragment");
        demand(uri.getHost() != null && !uri.getHost().contains("%"), "its host cannot be read");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        demand(settings.allowLocal() || settings.ports().contains(port),
                "its port has to be one of " + settings.ports().stream().sorted().toList());
        return new Target(secure, bare(uri.getHost()), port, path(uri));
    }

    private static URI parse(String url) {
        try {
            return new URI(url).parseServerAuthority();
        }
        catch (URISyntaxException ex) {
            throw new ForbiddenAddress("it cannot be read");
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String path(URI uri) {
        String path = orEmpty(uri.getRawPath());
        String query = uri.getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new ForbiddenAddress(otherwise);
        }
    }

    /// As the Host header has it.
    String authority() {
        String name = this.host.contains(":") ? "[" + this.host + "]" : this.host;
        return this.port == (this.secure ? HTTPS : HTTP) ? name : name + ":" + this.port;
    }

}
