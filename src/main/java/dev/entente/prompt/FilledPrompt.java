// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

/// A prompt with all its slots filled: what a model is told to do, never what a party said.
///
/// @param name which prompt it is
/// @param version which version of it
/// @param text what is sent as the instruction
public record FilledPrompt(String name, int version, String text) {
}
