// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.entente.dispute.Gathering;
import dev.entente.dispute.Pricing;
import dev.entente.dispute.Question;
import org.springframework.stereotype.Component;

/// The questions that the buyer has answered, as they were asked.
@Component
class AskedBefore {

    private final Planner planner;

    private final Guide guide;

    AskedBefore(Planner planner, Guide guide) {
        this.planner = planner;
        this.guide = guide;
    }

    /// The last first.
    List<Question> of(View view) {
        return new ArrayList<>(view.now().answers().keySet()).reversed()
            .stream()
            .flatMap(id -> question(view, id).stream())
            .toList();
    }

    private Optional<Question> question(View view, String id) {
        return switch (id) {
            case Gathering.CONSENT -> Optional.empty();
            case Gathering.PROBLEM -> Optional.of(this.planner.problem(this.planner.categories()));
            case Pricing.LINES -> Optional.of(Planner.lines(view.order()));
            default -> this.guide.asked(view, id);
        };
    }

}
