// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

/// A node all of whose lines can be made bad.
///
/// @param door between clients and the node
/// @param postgres between the node and PostgreSQL
/// @param redis between the node and Redis
record Wired(Node node, TcpProxy door, TcpProxy postgres, TcpProxy redis) implements AutoCloseable {

    static Wired launch(Cluster cluster, NodeOptions options) {
        var postgres = TcpProxy.to(cluster.postgres().postgresPort());
        var redis = TcpProxy.to(cluster.redis().port());
        var node = cluster.launch(options.withPostgresAt(postgres.port()).withRedisAt(redis.port()));
        return new Wired(node, TcpProxy.to(node.port()), postgres, redis);
    }

    int port() {
        return this.door.port();
    }

    /// All its lines are good.
    void calm() {
        this.door.restore();
        this.postgres.restore();
        this.redis.restore();
    }

    @Override
    public void close() {
        this.node.close();
        this.door.close();
        this.postgres.close();
        this.redis.close();
    }

}
