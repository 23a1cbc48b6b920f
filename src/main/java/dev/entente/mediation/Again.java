// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;

import dev.entente.dispute.Command;
import dev.entente.dispute.Command.Move;
import dev.entente.party.Localized;
import dev.entente.party.Role;

/// A word, and then the open question again.
final class Again {

    private Again() {
    }

    static List<Move> asked(View view, Role party, Localized words) {
        var moves = new ArrayList<Move>();
        moves.add(new Command.Tell(party, words));
        var open = view.now().questions().get(party);
        if (open != null) {
            moves.add(new Command.Ask(open, view.now().tree()));
        }
        return moves;
    }

}
