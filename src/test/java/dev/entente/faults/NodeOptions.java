// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// How one node of a cluster differs from the others.
///
/// @param environment settings by their names in the environment, such as `ENTENTE_CLOCK`
/// @param jvm more options of its JVM
/// @param postgresPort where on this machine it finds PostgreSQL, if something stands in between
/// @param redisPort where on this machine it finds Redis, if something stands in between
/// @param classPath another release of the product than the one that is tested
public record NodeOptions(Map<String, String> environment, List<String> jvm, @Nullable Integer postgresPort,
        @Nullable Integer redisPort, @Nullable String classPath) {

    /// The product as it is delivered.
    public static NodeOptions plain() {
        return new NodeOptions(Map.of(), List.of(), null, null, null);
    }

    public NodeOptions with(String name, String value) {
        var all = new LinkedHashMap<>(this.environment);
        all.put(name, value);
        return new NodeOptions(Map.copyOf(all), this.jvm, this.postgresPort, this.redisPort, this.classPath);
    }

    public NodeOptions withJvm(String... options) {
        var all = new ArrayList<>(this.jvm);
        all.addAll(List.of(options));
        return new NodeOptions(this.environment, List.copyOf(all), this.postgresPort, this.redisPort, this.classPath);
    }

    public NodeOptions withPostgresAt(int port) {
        return new NodeOptions(this.environment, this.jvm, port, this.redisPort, this.classPath);
    }

    public NodeOptions withRedisAt(int port) {
        return new NodeOptions(this.environment, this.jvm, this.postgresPort, port, this.classPath);
    }

    public NodeOptions withClassPath(String classPath) {
        return new NodeOptions(this.environment, this.jvm, this.postgresPort, this.redisPort, classPath);
    }

}
