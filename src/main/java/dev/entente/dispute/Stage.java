// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Where a dispute stands. A new stage breaks every {@code switch} that has not yet decided what to do with it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({ @JsonSubTypes.Type(value = Stage.Talking.class, name = "talking"),
        @JsonSubTypes.Type(value = Stage.Gathering.class, name = "gathering"),
        @JsonSubTypes.Type(value = Stage.AwaitingSeller.class, name = "awaiting_seller"),
        @JsonSubTypes.Type(value = Stage.AwaitingBuyer.class, name = "awaiting_buyer"),
        @JsonSubTypes.Type(value = Stage.AwaitingReturn.class, name = "awaiting_return"),
        @JsonSubTypes.Type(value = Stage.AwaitingFulfilment.class, name = "awaiting_fulfilment"),
        @JsonSubTypes.Type(value = Stage.AwaitingAgent.class, name = "awaiting_agent"),
        @JsonSubTypes.Type(value = Stage.WithAgent.class, name = "with_agent"),
        @JsonSubTypes.Type(value = Stage.Settling.class, name = "settling"),
        @JsonSubTypes.Type(value = Stage.Resolved.class, name = "resolved"),
        @JsonSubTypes.Type(value = Stage.Closed.class, name = "closed") })
public sealed interface Stage {

    /// No problem is told yet.
    record Talking() implements Stage {
    }

    /// The tree asks for what it needs.
    record Gathering() implements Stage {
    }

    /// The seller is to answer the solutions on the table.
    record AwaitingSeller() implements Stage {
    }

    /// The buyer is to answer a counter.
    record AwaitingBuyer() implements Stage {
    }

    /// The goods are on their way back.
    record AwaitingReturn(Leg leg) implements Stage {
    }

    /// The seller does what was agreed.
    ///
    /// @param delivered whether the buyer is to say that it is right
    record AwaitingFulfilment(boolean delivered) implements Stage {
    }

    /// In the queue of the human agents.
    record AwaitingAgent() implements Stage {
    }

    /// An agent holds the case.
    record WithAgent() implements Stage {
    }

    /// The provider moves the money.
    record Settling() implements Stage {
    }

    /// The outcome was carried out.
    record Resolved() implements Stage {
    }

    /// Nothing more happens by itself but the end of the reopening window.
    record Closed() implements Stage {
    }

    /// How far a return has come.
    enum Leg {

        TO_SHIP, ON_THE_WAY, AT_SELLER

    }

    /// The name of the stage in the contract.
    default String wire() {
        return switch (this) {
            case Talking t -> "talking";
            case Gathering g -> "gathering";
            case AwaitingSeller a -> "awaiting_seller";
            case AwaitingBuyer a -> "awaiting_buyer";
            case AwaitingReturn a -> "awaiting_return";
            case AwaitingFulfilment a -> "awaiting_fulfilment";
            case AwaitingAgent a -> "awaiting_agent";
            case WithAgent w -> "with_agent";
            case Settling s -> "settling";
            case Resolved r -> "resolved";
            case Closed c -> "closed";
        };
    }

    /// Whose move it is.
    default Awaited awaited() {
        return switch (this) {
            case Talking t -> Awaited.BUYER;
            case Gathering g -> Awaited.BUYER;
            case AwaitingSeller a -> Awaited.SELLER;
            case AwaitingBuyer a -> Awaited.BUYER;
            case AwaitingReturn(var leg) -> switch (leg) {
                case TO_SHIP -> Awaited.BUYER;
                case ON_THE_WAY -> Awaited.CARRIER;
                case AT_SELLER -> Awaited.SELLER;
            };
            case AwaitingFulfilment(var delivered) -> delivered ? Awaited.BUYER : Awaited.SELLER;
            case AwaitingAgent a -> Awaited.AGENT;
            case WithAgent w -> Awaited.AGENT;
            case Settling s -> Awaited.PROVIDER;
            case Resolved r -> Awaited.NONE;
            case Closed c -> Awaited.NONE;
        };
    }

    /// Whether the bot leads the talk here.
    default boolean isLedByBot() {
        return switch (this) {
            case Talking t -> true;
            case Gathering g -> true;
            case AwaitingSeller a -> true;
            case AwaitingBuyer a -> true;
            case AwaitingReturn a -> true;
            case AwaitingFulfilment a -> true;
            case AwaitingAgent a -> false;
            case WithAgent w -> false;
            case Settling s -> false;
            case Resolved r -> false;
            case Closed c -> false;
        };
    }

    /// Whether the case still looks for an outcome.
    default boolean isOpen() {
        return isLedByBot() || this instanceof AwaitingAgent || this instanceof WithAgent;
    }

    /// Whose move it can be.
    enum Awaited {

        BUYER, SELLER, AGENT, PROVIDER, CARRIER, NONE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

    }

}
