// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.util.List;

/// What endpoints can hear of.
public final class EventTypes {

    /// What a test send is; it goes to the one endpoint that is tried.
    public static final String TEST = "webhook.test";

    /// An endpoint was given up.
    static final String ALERT = "alert.raised";

    /// In the order of a case's life.
    public static final List<String> ALL = List.of("conversation.opened", "dispute.opened", "dispute.proposal_made",
            "dispute.agreed", "dispute.escalated", "dispute.agent_assigned", "dispute.decided", "dispute.resolved",
            "dispute.closed", "dispute.reminder", "settlement.requested", "settlement.confirmed", "settlement.failed",
            "sla.breached", ALERT);

    private EventTypes() {
    }

}
