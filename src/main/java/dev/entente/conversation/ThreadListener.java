// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

/// Somebody on this node who hears of one thread. Both calls come from any thread of the server, must not block and must
/// not fail.
public interface ThreadListener {

    /// The next event of the thread, each once and in order, whoever may see it.
    void hear(Announcement announcement);

    /// Something that passes without a number and is never stored, as it was rung.
    void pass(byte[] message);

}
