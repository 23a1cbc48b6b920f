// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.util.List;

import reactor.core.publisher.Mono;

/// Where word for those outside is left.
public interface Outbox {

    /// Stores the notices in their order, in the caller's transaction: they go out if it
    /// commits, and only then.
    Mono<Void> put(List<Notice> notices);

}
