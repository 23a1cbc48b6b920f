// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;
import java.util.Locale;

/// What a message may signal whatever its class is.
enum Signal {

    /// Asks for a person.
    HUMAN(0.88f, "human"),
    /// Threatens with consequences.
    THREAT(0.6f, "legal", "bank_dispute", "shaming", "violence"),
    /// Gives orders to the software.
    INJECTION(0.55f, "injection"),
    /// Needs an answer today or within days.
    URGENT(0.45f, "urgent", "danger", "account_attack");

    private final float yesFrom;

    private final List<String> topics;

    Signal(float yesFrom, String... topics) {
        this.yesFrom = yesFrom;
        this.topics = List.of(topics);
    }

    /// From which likelihood on it counts; found with messages that are neither learnt
    /// from nor held out.
    float yesFrom() {
        return this.yesFrom;
    }

    /// Whether phrases say so.
    boolean isIn(Ear.Heard heard) {
        return this.topics.stream().anyMatch(heard::has);
    }

    /// The file of its examples.
    String file() {
        return "examples/signals/" + name().toLowerCase(Locale.ROOT) + ".txt";
    }

}
