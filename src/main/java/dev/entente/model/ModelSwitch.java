// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import reactor.core.publisher.Mono;

/// The operator's switch for all calls of the model, on every node: a node follows within `entente.model.switch-look-every`.
/// Calls under way end by themselves.
public interface ModelSwitch {

    /// Whether the model may be called, by the settings and by the operator.
    Mono<Boolean> isOn();

    /// Flips the switch for all nodes. On has no effect where `entente.model.enabled` is
    /// false.
    Mono<Void> set(boolean on);

}
