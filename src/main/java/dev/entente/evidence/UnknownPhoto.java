// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

/// There is no such photo, or not in this conversation, or it is not this person's to show.
public final class UnknownPhoto extends RuntimeException {

    UnknownPhoto(Object id) {
        super("unknown photo " + id);
    }

}
