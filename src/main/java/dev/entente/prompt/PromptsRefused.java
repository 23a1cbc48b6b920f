// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

import java.util.List;
import java.util.stream.Collectors;

/// The folder of prompts cannot be taken over.
public final class PromptsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PromptFinding> findings;

    PromptsRefused(List<PromptFinding> findings) {
        super(findings.stream().map(PromptFinding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    /// Everything that has to be mended, in reading order.
    public List<PromptFinding> findings() {
        return this.findings;
    }

}
