// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;

import dev.entente.conversation.Draft;
import dev.entente.deadline.Timer;
import dev.entente.party.Refusal;
import org.jspecify.annotations.Nullable;

/// What a command comes to.
sealed interface Decision {

    /// It is carried out: all of this is stored in one transaction.
    ///
    /// @param events the first one is what the command itself says
    /// @param timers what the case waits for from now on; null where that stays as it is
    /// @param payout money to move after the commit
    /// @param turn whether the bot has to think again
    /// @param retired whether another thread may be started for the order
    record Accepted(Case next, List<Draft> events, @Nullable List<Timer> timers, @Nullable Payout payout, boolean turn,
            boolean retired) implements Decision {
    }

    /// It changes nothing, and that is right: said before, or overtaken.
    record Nothing() implements Decision {
    }

    /// It is not carried out.
    record Declined(Refusal why) implements Decision {
    }

}
