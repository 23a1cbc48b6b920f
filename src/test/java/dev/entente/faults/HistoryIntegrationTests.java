// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest(properties = "spring.application.name=history")
class HistoryIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    ContextServers servers;

    @Test
    void agreesWithAServerThatWorks() throws SQLException {
        var thread = FaultMarket.at(() -> this.port).openClaimed();
        try (var buyer = thread.member("buyer", () -> this.port).join();
                var seller = thread.member("seller", () -> this.port).join();
                var agent = thread.member("agent", () -> this.port).join()) {
            buyer.say("It is broken");
            buyer.awaitConfirmed().drop();
            seller.say("I am sorry");
            agent.say("Let us see");
            var members = List.of(buyer, seller, agent);
            members.forEach(ThreadMember::awaitConfirmed);
            long head = members.stream()
                .flatMap(one -> one.testimony().acks().stream())
                .mapToLong(Testimony.Ack::seq)
                .max()
                .orElseThrow();
            members.forEach(one -> one.awaitSeen(head));

            assertThat(check(members)).isEmpty();
            assertThat(buyer.testimony().resumes()).hasSizeGreaterThan(1);
            seller.testimony().add(new Testimony.Ack("never-said", head + 1));
            assertThat(check(members)).hasSize(1);
        }
    }

    private List<String> check(List<ThreadMember> members) throws SQLException {
        try (var connection = this.servers.database().connectNow()) {
            return HistoryChecker.check(members.stream().map(ThreadMember::testimony).toList(), connection);
        }
    }

}
