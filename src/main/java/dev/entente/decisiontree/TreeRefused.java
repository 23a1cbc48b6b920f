// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.stream.Collectors;

/// The text of a tree cannot be taken over.
public final class TreeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    TreeRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = findings;
    }

    /// Everything that has to be mended.
    public List<Finding> findings() {
        return this.findings;
    }

}
