// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Stands for a load balancer that costs nothing: the name {@code 127.nodes-N} is another of N loopback addresses each time it is
/// looked up, so that the members of a thread spread over N nodes. It runs within the load client.
public final class NodeRotation extends InetAddressResolverProvider {

    private static final String NAME = "127.nodes-";

    private static final Path FOLDER = Path.of("target/bench/rotation").toAbsolutePath();

    private final AtomicInteger lookups = new AtomicInteger();

    /// What the class path of the load client needs, and nobody else's.
    static Path folder() throws IOException {
        var type = NodeRotation.class.getName();
        for (var file : List.of(type.replace('.', '/') + ".class", type.replace('.', '/') + "$Rotating.class")) {
            var copy = FOLDER.resolve(file);
            Files.createDirectories(copy.getParent());
            try (var bytes = NodeRotation.class.getResourceAsStream("/" + file)) {
                Files.write(copy, bytes.readAllBytes());
            }
        }
        var services = FOLDER.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(InetAddressResolverProvider.class.getName()), type);
        return FOLDER;
    }

    static String host(int nodes) {
        return NAME + nodes;
    }

    /// The address of a node, from 0.
    static String address(int node) {
        return "127.0.0." + (node + 1);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Rotating(configuration.builtinResolver(), this.lookups);
    }

    @Override
    public String name() {
        return "rotation over nodes";
    }

    private record Rotating(InetAddressResolver otherwise, AtomicInteger lookups) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (!host.startsWith(NAME)) {
                return this.otherwise.lookupByName(host, policy);
            }
            int nodes = Integer.parseInt(host.substring(NAME.length()));
            return Stream.of(InetAddress.ofLiteral(address(this.lookups.getAndIncrement() % nodes)));
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return this.otherwise.lookupByAddress(address);
        }

    }

}
