// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/// Everything that one client said, heard and went through, over all its connections, in the order in which it happened.
public final class Testimony {

    private final Witness witness;

    private final List<Said> said = new CopyOnWriteArrayList<>();

    private final List<Ack> acks = new CopyOnWriteArrayList<>();

    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();

    private final List<Close> closes = new CopyOnWriteArrayList<>();

    private final List<Resume> resumes = new CopyOnWriteArrayList<>();

    private final List<Resent> resent = new CopyOnWriteArrayList<>();

    public Testimony(Witness witness) {
        this.witness = witness;
    }

    public Witness witness() {
        return this.witness;
    }

    public Testimony add(Entry entry) {
        switch (entry) {
            case Said one -> this.said.add(one);
            case Ack one -> this.acks.add(one);
            case Seen one -> this.seen.add(one);
            case Refusal one -> this.refusals.add(one);
            case Close one -> this.closes.add(one);
            case Resume one -> this.resumes.add(one);
            case Resent one -> this.resent.add(one);
        }
        return this;
    }

    public List<Said> said() {
        return this.said;
    }

    public List<Ack> acks() {
        return this.acks;
    }

    public List<Seen> seen() {
        return this.seen;
    }

    public List<Refusal> refusals() {
        return this.refusals;
    }

    public List<Close> closes() {
        return this.closes;
    }

    public List<Resume> resumes() {
        return this.resumes;
    }

    public List<Resent> resent() {
        return this.resent;
    }

    /// The number of the last event that was seen, 0 at first.
    public long lastSeen() {
        return this.seen.isEmpty() ? 0 : this.seen.getLast().seq();
    }

    public boolean isAcknowledged(String clientId) {
        return this.acks.stream().anyMatch(ack -> ack.clientId().equals(clientId));
    }

    /// What can happen to a client.
    public sealed interface Entry {

    }

    /// Handed over to be sent for the first time.
    public record Said(String clientId, String text) implements Entry {
    }

    /// Promised to be stored under that number.
    public record Ack(String clientId, long seq) implements Entry {
    }

    /// @param session the number of the connection, from 1
    /// @param to the roles that the event says it is for
    public record Seen(int session, long seq, long prev, String id, String thread, String kind, Set<String> to,
            @Nullable String clientId) implements Entry {
    }

    /// @param passing whether the server said that it may be tried again
    public record Refusal(String clientId, String code, boolean passing) implements Entry {
    }

    /// @param code the close code, or a negative number where there was none
    public record Close(int session, int code, String reason) implements Entry {
    }

    /// Subscribed with this number as the last one known.
    public record Resume(int session, long after) implements Entry {
    }

    /// Said once more under the same id.
    public record Resent(int session, String clientId) implements Entry {
    }

}
