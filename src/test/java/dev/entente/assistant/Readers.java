// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// One trained set of readers for all tests of this package.
final class Readers {

    static final AssistantSettings SETTINGS = AssistantSettings.defaults();

    static final Ear EAR = new Ear(SETTINGS.textMaxChars());

    static final AmountReader AMOUNTS = new PatternAmountReader(SETTINGS.textMaxChars());

    static final LocalAssistant ASSISTANT = new LocalAssistant(EAR, AMOUNTS, SETTINGS);

    static final WordGlance GLANCE = new WordGlance(SETTINGS.textMaxChars());

    static final OptionMatcher OPTIONS = new OverlapOptionMatcher(EAR);

    static final DateReader DATES = new PatternDateReader();

    private Readers() {
    }

    static Reading buyer(String text) {
        return ASSISTANT.readNow(Utterance.of(Speaker.BUYER, text));
    }

    static Reading seller(String text) {
        return ASSISTANT.readNow(Utterance.of(Speaker.SELLER, text));
    }

}
