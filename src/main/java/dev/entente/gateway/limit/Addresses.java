// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// Where a request comes from. A proxy that the operator trusts is believed about the one before it, and nobody else is.
@Component
public class Addresses {

    private static final int HOPS_MAX = 10;

    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<Network> proxies;

    Addresses(ProxySettings proxies) {
        this.proxies = proxies.networks();
    }

    /// A name for limits: an IPv4 address, or the network of an IPv6 address, since one
    /// customer has all of it.
    public String name(ServerHttpRequest request) {
        InetAddress from = from(request);
        return from == null ? "unknown" : name(from.getAddress());
    }

    private static String name(byte[] address) {
        try {
            byte[] network = address.clone();
            if (network.length > Integer.BYTES) {
                Arrays.fill(network, IPV6_NETWORK_BYTES, network.length, (byte) 0);
            }
            return InetAddress.getByAddress(network).getHostAddress();
        }
        catch (java.net.UnknownHostException ex) {
            throw new IllegalStateException("an address of a wrong length", ex);
        }
    }

    /// Whether the client speaks TLS, to us or to a proxy that we trust.
    public boolean isSecure(ServerHttpRequest request) {
        InetAddress remote = remote(request);
        boolean told = remote != null && isProxy(remote)
                && "https".equals(request.getHeaders().getFirst("X-Forwarded-Proto"));
        return told || request.getSslInfo() != null;
    }

    private @Nullable InetAddress from(ServerHttpRequest request) {
        InetAddress from = remote(request);
        List<String> told = told(request);
        for (int hop = told.size() - 1; from != null && hop >= 0; hop--) {
            InetAddress before = isProxy(from) ? literal(told.get(hop)) : null;
            if (before == null) {
                return from;
            }
            from = before;
        }
        return from;
    }

    private boolean isProxy(InetAddress address) {
        return this.proxies.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    private static @Nullable InetAddress remote(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    /// The nearest hops, the nearest last.
    private List<String> told(ServerHttpRequest request) {
        var lines = request.getHeaders().get("X-Forwarded-For");
        if (lines == null || this.proxies.isEmpty()) {
            return List.of();
        }
        var hops = lines.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
        return hops.subList(Math.max(0, hops.size() - HOPS_MAX), hops.size());
    }

    /// Some proxies add the port.
    private static @Nullable InetAddress literal(String hop) {
        String plain = hop.startsWith("[") && hop.contains("]") ? hop.substring(1, hop.indexOf(']'))
                : hop.chars().filter(each -> each == ':').count() == 1 ? hop.substring(0, hop.indexOf(':')) : hop;
        try {
            return InetAddress.ofLiteral(plain);
        }
        catch (IllegalArgumentException ex) {
            return null;
        }
    }

}
