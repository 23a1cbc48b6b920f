// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// The way out with names that a test makes up; each look-up of a name may find something else.
final class TestWay implements Names {

    private final Map<String, Queue<List<String>>> book = new ConcurrentHashMap<>();

    final List<String> asked = new ArrayList<>();

    /// What the name stands for at each look-up; the last one stays.
    @SafeVarargs
    final TestWay name(String host, List<String>... addresses) {
        this.book.put(host, new ArrayDeque<>(List.of(addresses)));
        return this;
    }

    @Override
    public Mono<List<InetAddress>> lookUp(String host) {
        return Mono.fromCallable(() -> {
            this.asked.add(host);
            var known = this.book.get(host);
            if (known == null) {
                return List.of(InetAddress.getAllByName(host));
            }
            var found = new ArrayList<InetAddress>();
            for (String address : known.size() > 1 ? known.remove() : known.element()) {
                found.add(InetAddress.getByName(address));
            }
            if (found.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return found;
        });
    }

    static EgressSettings settings(boolean allowLocal) {
        return new EgressSettings(allowLocal, Set.of(443, 8443), 500, 2, 10, Duration.ofSeconds(2),
                Duration.ofSeconds(1), Duration.ofSeconds(2), DataSize.ofKilobytes(4), Duration.ofMillis(300));
    }

    Courier courier(boolean allowLocal) {
        return courier(allowLocal, HttpClient.create(ConnectionProvider.newConnection()).secure());
    }

    Courier courier(boolean allowLocal, HttpClient http) {
        var settings = settings(allowLocal);
        return new Courier(new Guard(this, settings), http, settings);
    }

}
