// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// What clients saw: every promise kept, everything once and in order, the same for all, and nothing that was not theirs.
final class ClientRules implements HistoryChecker.Rule {

    private static final List<String> ROLES = List.of("buyer", "seller", "agent");

    @Override
    public void check(Collection<Testimony> clients, Stored stored, List<String> found) {
        var threads = stored.threads().stream().collect(Collectors.toMap(Stored.Thread::id, thread -> thread));
        var events = new HashMap<UUID, Map<Long, Stored.Event>>();
        stored.events()
            .forEach(event -> events.computeIfAbsent(event.thread(), _ -> new HashMap<>()).put(event.seq(), event));
        for (var client : clients) {
            new Hearing(client, threads.get(client.witness().thread()),
                    events.getOrDefault(client.witness().thread(), Map.of()), found)
                .hear();
        }
    }

    /// One client before the log of its thread.
    private record Hearing(Testimony client, Stored.@Nullable Thread thread, Map<Long, Stored.Event> log,
            List<String> found) {

        void hear() {
            this.client.acks().forEach(this::kept);
            long last = 0;
            for (var seen : this.client.seen()) {
                follows(seen, last);
                allowed(seen);
                stored(seen);
                last = seen.seq();
            }
            if (last < head()) {
                blame("stands at %d and the thread at %d", last, head());
            }
        }

        private void kept(Testimony.Ack ack) {
            var event = this.log.get(ack.seq());
            if (event == null) {
                blame("was promised %s as %d, which is not stored", ack.clientId(), ack.seq());
            }
            else if (!ack.clientId().equals(event.clientId())
                    || !event.authorId().equals(this.client.witness().person())) {
                blame("was promised %s as %d, where %s of %s is stored", ack.clientId(), ack.seq(), event.clientId(),
                        event.authorId());
            }
            if (this.client.acks().stream().anyMatch(other -> isOther(ack, other))) {
                blame("was promised %s under several numbers", ack.clientId());
            }
        }

        private static boolean isOther(Testimony.Ack ack, Testimony.Ack other) {
            return other.clientId().equals(ack.clientId()) && other.seq() != ack.seq();
        }

        private void follows(Testimony.Seen seen, long last) {
            if (seen.seq() <= last) {
                blame("saw %d after %d (connection %d)", seen.seq(), last, seen.session());
            }
            else if (seen.prev() != last) {
                blame("missed what lies between %d and %d: that one follows %d (connection %d)", last, seen.seq(),
                        seen.prev(), seen.session());
            }
        }

        private void allowed(Testimony.Seen seen) {
            var witness = this.client.witness();
            if (!seen.to().contains(witness.role())) {
                blame("saw %d, which is for %s", seen.seq(), new TreeSet<>(seen.to()));
            }
            if (!seen.thread().equals(witness.thread().toString())) {
                blame("saw %d of %s", seen.seq(), seen.thread());
            }
            if (this.thread == null) {
                blame("listened to a thread that does not exist");
            }
            else if (!this.thread.tenant().equals(witness.tenant()) || !isMember(this.thread)) {
                blame("saw %d and has no part in this thread", seen.seq());
            }
        }

        private boolean isMember(Stored.Thread thread) {
            var witness = this.client.witness();
            return switch (witness.role()) {
                case "buyer" -> thread.buyer().equals(witness.person());
                case "seller" -> thread.seller().equals(witness.person());
                default -> witness.role().equals("agent");
            };
        }

        private void stored(Testimony.Seen seen) {
            var event = this.log.get(seen.seq());
            if (event == null) {
                blame("saw %d, which is not stored", seen.seq());
            }
            else if (!event.id().toString().equals(seen.id()) || !event.kind().equals(seen.kind())
                    || !readers(event).equals(seen.to())) {
                blame("saw another %d than what is stored: %s %s for %s", seen.seq(), seen.kind(), seen.id(),
                        new TreeSet<>(seen.to()));
            }
        }

        private static Set<String> readers(Stored.Event event) {
            return ROLES.stream()
                .filter(role -> (event.readers() & (1 << ROLES.indexOf(role))) != 0)
                .collect(Collectors.toSet());
        }

        private long head() {
            return (this.thread == null) ? 0 : switch (this.client.witness().role()) {
                case "buyer" -> this.thread.headBuyer();
                case "seller" -> this.thread.headSeller();
                default -> this.thread.headAgent();
            };
        }

        private void blame(String what, Object... with) {
            this.found.add(this.client.witness() + " " + what.formatted(with));
        }

    }

}
