// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The cases: somebody's move and a deadline that will fire, or the end; each timer fired once or still to come; no work
/// of the bot left lying.
final class CaseRules implements HistoryChecker.Rule {

    @Override
    public void check(Collection<Testimony> clients, Stored stored, List<String> found) {
        stored.cases().forEach(one -> goesOn(one, stored.timers(), found));
        Set<UUID> cases = stored.cases().stream().map(Stored.Case::id).collect(Collectors.toSet());
        stored.threads()
            .stream()
            .filter(thread -> !cases.contains(thread.id()))
            .forEach(thread -> found.add("%s is a thread without a case".formatted(thread.id())));
        stored.timers().forEach(timer -> fires(timer, stored, found));
        fired(stored.elapsed(), found);
        stored.turns()
            .stream()
            .filter(turn -> turn.late().compareTo(HistoryChecker.LATE_MAX) > 0)
            .forEach(turn -> found.add("%s has waited for the bot for %s".formatted(turn.thread(), turn.late())));
    }

    private static void goesOn(Stored.Case one, List<Stored.Timer> timers, List<String> found) {
        if (one.stage().equals("closed")) {
            return;
        }
        if (one.awaited().equals("none") && !one.stage().equals("resolved")) {
            found.add("%s is %s and waits for nobody".formatted(one.id(), one.stage()));
        }
        if (one.dueAt() == null || timers.stream()
            .noneMatch(timer -> timer.subject().equals(one.id()) && timer.dueAt().equals(one.dueAt()))) {
            found.add("%s is %s and no timer ends that (due %s)".formatted(one.id(), one.stage(), one.dueAt()));
        }
        if (one.stage().equals("with_agent") && one.holder() == null) {
            found.add("%s is with an agent and no agent holds it".formatted(one.id()));
        }
    }

    private static void fires(Stored.Timer timer, Stored stored, List<String> found) {
        var late = Duration.between(timer.dueAt(), stored.now());
        if (late.compareTo(HistoryChecker.LATE_MAX) > 0) {
            found.add("Timer %s of %s has been due for %s".formatted(timer.kind(), timer.subject(), late));
        }
    }

    private static void fired(List<Stored.Elapsed> elapsed, List<String> found) {
        var seen = new HashSet<List<Object>>();
        for (var one : elapsed) {
            if (one.steps() == 0) {
                found.add("Timer %s of %s went away when due and nothing came of it".formatted(one.kind(),
                        one.subject()));
            }
            if (!seen.add(List.of(one.subject(), one.kind(), one.dueAt()))) {
                found.add("Timer %s of %s, due %s, fired twice".formatted(one.kind(), one.subject(), one.dueAt()));
            }
        }
    }

}
