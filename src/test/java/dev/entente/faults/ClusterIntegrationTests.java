// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@EnabledOnOs(OS.LINUX)
class ClusterIntegrationTests {

    static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void keepsCommitsThroughTheLossOfPostgres() throws Exception {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        ask("create table kept as select 'said' as word");

        cluster.postgres().killPostgres();
        assertThatThrownBy(() -> ask("select 1")).isInstanceOf(SQLException.class);
        cluster.postgres().startPostgres();

        assertThat(ask("select word from kept")).isEqualTo("said");
        cluster.nodes().forEach(Node::awaitReady);
    }

    @Test
    void startsAKilledNodeAgainAtTheSamePort() {
        var node = cluster.node(0);
        long pid = node.pid();

        assertThat(node.kill9().isAlive()).isFalse();
        assertThat(node.readiness()).isZero();
        assertThat(cluster.node(1).readiness()).isEqualTo(200);

        assertThat(node.restart().awaitReady().pid()).isNotEqualTo(pid);
    }

    private static String ask(String sql) throws SQLException {
        try (var connection = cluster.database().connectNow(); var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }

}
