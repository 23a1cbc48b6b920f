// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

import dev.entente.conversation.AppendWords.Outcome;
import dev.entente.conversation.GroupCommit.Waiting;
import dev.entente.party.Refused;

/// What shares one commit. A saying that is in it twice is stored once, and both senders are told of it.
final class Batch {

    private final List<Waiting> all;

    private final List<Saying> once = new ArrayList<>();

    private final int[] places;

    Batch(List<Waiting> all) {
        this.all = all;
        this.places = new int[all.size()];
        Map<UUID, Integer> known = new HashMap<>(all.size() * 2);
        for (int index = 0; index < this.places.length; index++) {
            Saying saying = all.get(index).saying();
            Integer before = (saying.key() != null) ? known.putIfAbsent(saying.key(), this.once.size()) : null;
            this.places[index] = (before != null) ? before : this.once.size();
            if (before == null) {
                this.once.add(saying);
            }
        }
    }

    /// What is to be stored, no key twice.
    List<Saying> sayings() {
        return this.once;
    }

    /// Tells everybody, in the order in which they spoke.
    ///
    /// @param outcomes one for each of [#sayings]
    void tell(List<Outcome> outcomes, BiConsumer<Waiting, Outcome> tell) {
        int told = 0;
        for (int index = 0; index < this.places.length; index++) {
            int place = this.places[index];
            Outcome outcome = outcomes.get(place);
            boolean isFirst = place == told;
            told += isFirst ? 1 : 0;
            tell.accept(this.all.get(index),
                    isFirst ? outcome : again(outcome, this.once.get(place), this.all.get(index).saying()));
        }
    }

    private static Outcome again(Outcome outcome, Saying first, Saying second) {
        StoredEvent event = switch (outcome) {
            case Outcome.New(var stored, var _) -> stored;
            case Outcome.Known(var stored) -> stored;
            case Outcome.Not _ -> null;
        };
        ClientMark mark = second.remark().mark();
        if (event == null || mark == null) {
            return outcome;
        }
        return Outcome.of(new R2dbcEvents.Said(event, first.key(), first.mark(ClientMark::digest)), mark);
    }

    void refuse(Refused why) {
        this.all.forEach(waiting -> waiting.sayer().refused(why));
    }

}
