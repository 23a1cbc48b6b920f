// SPDX-License-Identifier: Apache-2.0

/// The money: a ledger that only grows, instructions in two legs, and the port to who holds the money.
///
/// An instruction is booked in the transaction in which the parties agreed ([dev.entente.dispute.Escrow]). A
/// worker carries it out after the commit: first the refund, then the release, so that a refund which fails leaves
/// everything held and a new split can be ordered over all of it. Every leg has a key that is the same on every
/// try; after an answer that was not understood the provider is asked for that key before anything is tried again.
/// Notices of the provider are only bells: they make the worker look, so that their order and number do not matter.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "order", "dispute", "worker" })
package dev.entente.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
