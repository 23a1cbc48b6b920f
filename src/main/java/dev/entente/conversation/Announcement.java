// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// A stored event on its way to the listeners of this node, with a place for what they would else each make anew.
public final class Announcement {

    private final StoredEvent event;

    private volatile @Nullable Object shared;

    public Announcement(StoredEvent event) {
        this.event = event;
    }

    public StoredEvent event() {
        return this.event;
    }

    /// What all listeners have in common. The first who asks makes it; two who ask at the
    /// same moment may both make it, with the same outcome.
    ///
    /// @param type the one type that is ever asked for
    public <T> T share(Class<T> type, Function<StoredEvent, T> make) {
        Object known = this.shared;
        if (known == null) {
            known = make.apply(this.event);
            this.shared = known;
        }
        return type.cast(known);
    }

}
