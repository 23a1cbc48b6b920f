// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.Collection;
import java.util.List;

/// The money: nothing lost or made, our ledger and the provider's books in step, nothing moved twice, nothing left lying.
final class MoneyRules implements HistoryChecker.Rule {

    @Override
    public void check(Collection<Testimony> clients, Stored stored, List<String> found) {
        for (var position : stored.positions()) {
            String order = position.tenant() + "/" + position.orderId();
            if (position.captured() != position.held() + position.refunded() + position.released()) {
                found.add("%s has %d captured but %d held, %d refunded, %d released".formatted(order,
                        position.captured(), position.held(), position.refunded(), position.released()));
            }
            compare(order, "refund", position.refunded(), stored.transfers(), found);
            compare(order, "release", position.released(), stored.transfers(), found);
        }
        stored.legs().forEach(leg -> rest(leg, found));
        stored.strangeKeys()
            .forEach(key -> found.add("The provider was called with the key %s, which no leg has".formatted(key)));
    }

    private static void compare(String order, String kind, long ours, List<Stored.Transfer> transfers,
            List<String> found) {
        var theirs = transfers.stream()
            .filter(one -> order.equals(one.tenant() + "/" + one.orderId()) && one.kind().equals(kind)
                    && one.state().equals("confirmed"))
            .toList();
        long moved = theirs.stream().mapToLong(Stored.Transfer::amount).sum();
        if (moved != ours) {
            found.add("%s: the provider moved %d by %s, our ledger says %d".formatted(order, moved, kind, ours));
        }
        if (theirs.size() > 1) {
            found.add("%s: the provider made %d transfers for one %s".formatted(order, theirs.size(), kind));
        }
    }

    private static void rest(Stored.Leg leg, List<String> found) {
        boolean open = leg.state().equals("sent") || leg.state().equals("pending");
        if (open && leg.late() == null) {
            found.add("%s/%s: nobody will look after the %s that was %s".formatted(leg.tenant(), leg.orderId(),
                    leg.kind(), leg.state()));
        }
        if (leg.late() != null && leg.late().compareTo(HistoryChecker.LATE_MAX) > 0) {
            found.add(
                    "%s/%s: the %s has been due for %s".formatted(leg.tenant(), leg.orderId(), leg.kind(), leg.late()));
        }
    }

}
