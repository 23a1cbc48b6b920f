// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.LocalDate;
import java.util.List;

/// What somebody said to a node of a tree: the buyer to a question, the seller to an offer.
public sealed interface Answer {

    /// Options of a question, or the solutions of an offer that the buyer would accept,
    /// dearest to them first.
    record Chosen(List<String> optionIds) implements Answer {

        public Chosen {
            optionIds = List.copyOf(optionIds);
        }

        public Chosen(String optionId) {
            this(List.of(optionId));
        }

    }

    /// Free words.
    record Words(String text) implements Answer {
    }

    /// A sum of money.
    record Sum(Amount amount) implements Answer {
    }

    /// A day.
    record Day(LocalDate date) implements Answer {
    }

    /// So many pictures.
    record Photos(int count) implements Answer {
    }

    /// The buyer let the wait of a question run out.
    record Silent() implements Answer {
    }

    /// The seller refused every solution of an offer.
    record AllRefused() implements Answer {
    }

    /// The seller let the wait of an offer run out.
    record SellerSilent() implements Answer {
    }

}
