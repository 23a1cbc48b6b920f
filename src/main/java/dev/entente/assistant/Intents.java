// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

/// The classes into which messages are sorted; see the policy's words.
public final class Intents {

    /// Problems of a buyer.
    public static final List<String> CATEGORIES = List.of("not_received", "late_delivery", "damaged_in_transit",
            "not_as_described", "defective", "wrong_item", "missing_parts", "counterfeit", "refund_status",
            "return_question", "billing_problem", "service_quality", "communication_problem", "privacy_security",
            "platform_bug", "account_help");

    /// What a buyer does in a conversation.
    public static final List<String> ACTS = List.of("greeting_smalltalk", "talk_to_human", "accept_offer",
            "reject_offer", "counter_offer", "order_status", "cancel_order", "thanks_goodbye", "out_of_scope");

    /// What a seller does in a conversation.
    public static final List<String> SELLER_ACTS = List.of("accept_option", "refuse_all", "counter_offer",
            "ask_evidence", "deny_claim", "payment_question", "onboarding_question", "talk_to_human");

    /// What can be asked for, offered or accepted.
    public static final List<String> REMEDIES = List.of("full_refund", "partial_refund", "replacement", "repair",
            "send_missing", "deliver", "free_return", "redo_service", "cancel", "compensation", "price_correction");

    private Intents() {
    }

    /// The classes that a message of this speaker can have.
    public static List<String> of(Speaker speaker) {
        return switch (speaker) {
            case BUYER -> java.util.stream.Stream.concat(CATEGORIES.stream(), ACTS.stream()).toList();
            case SELLER -> SELLER_ACTS;
        };
    }

}
