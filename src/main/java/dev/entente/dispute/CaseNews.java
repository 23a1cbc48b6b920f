// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import dev.entente.fanout.Bells;
import dev.entente.order.Order;
import dev.entente.party.Caller;
import dev.entente.party.Role;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Which cases changed, told to those who keep lists of them. It says no more than the id: whoever hears it reads the
/// case as it is by then. It travels as bells do and may be lost.
@Component
public class CaseNews {

    private static final Logger log = LoggerFactory.getLogger(CaseNews.class);

    private static final int ID_LENGTH = 36;

    private final Bells bells;

    private final MeterRegistry registry;

    CaseNews(Bells bells, MeterRegistry registry) {
        this.bells = bells;
        this.registry = registry;
    }

    /// The cases of a tenant that come into the agents' queue, change in it or leave it,
    /// from now on.
    public Flux<UUID> watchDesk(String tenant) {
        return listen(desk(tenant));
    }

    /// The cases of one person that change, from now on: those of a buyer or a seller,
    /// or those that an agent holds.
    public Flux<UUID> watchInbox(Caller caller) {
        return listen(inbox(caller.tenant(), caller.role(), caller.id()));
    }

    void opened(Order order, Case first) {
        entered(first);
        tellParties(order, first);
    }

    private void entered(Case now) {
        this.registry.counter("entente.cases.entered", "stage", now.stage().wire()).increment();
    }

    private void tellParties(Order order, Case now) {
        ring(inbox(order.tenant(), Role.BUYER, order.buyer().id()), now);
        ring(inbox(order.tenant(), Role.SELLER, order.seller().id()), now);
    }

    void changed(Order order, Case before, Case now) {
        if (!before.stage().equals(now.stage())) {
            entered(now);
        }
        tellParties(order, now);
        Stream.of(before.holder(), now.holder())
            .filter(Objects::nonNull)
            .map(Case.Holder::id)
            .distinct()
            .forEach(holder -> ring(inbox(now.tenant(), Role.AGENT, holder), now));
        if (isQueued(before) || isQueued(now)) {
            ring(desk(now.tenant()), now);
        }
    }

    private static boolean isQueued(Case one) {
        return one.stage() instanceof Stage.AwaitingAgent || one.stage() instanceof Stage.WithAgent;
    }

    private Flux<UUID> listen(String topic) {
        return this.bells.listen(topic).mapNotNull(CaseNews::about);
    }

    /// Another release may say more behind the id, or something else.
    private static @Nullable UUID about(byte[] message) {
        try {
            return UUID
                .fromString(new String(message, 0, Math.min(message.length, ID_LENGTH), StandardCharsets.US_ASCII));
        }
        catch (IllegalArgumentException ex) {
            log.debug("A bell about a case cannot be read: {}", ex.toString());
            return null;
        }
    }

    private void ring(String topic, Case about) {
        this.bells.ring(topic, about.id().toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String desk(String tenant) {
        return "desk:" + tenant;
    }

    private static String inbox(String tenant, Role role, String person) {
        return "inbox:" + tenant + "/" + role.wire() + "/" + person;
    }

}
