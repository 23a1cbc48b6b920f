// SPDX-License-Identifier: Apache-2.0

package dev.entente.prompt;

/// Something in the folder of prompts that has to be mended before any of them is used.
///
/// @param file the file's name inside the folder
/// @param line the line, from 1
/// @param what what is wrong and how to mend it
public record PromptFinding(String file, int line, String what) {

    @Override
    public String toString() {
        return "%s:%d  %s".formatted(this.file, this.line, this.what);
    }

}
