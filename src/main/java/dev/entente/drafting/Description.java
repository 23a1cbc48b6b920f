// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;

import dev.entente.assistant.By;

/// What a photo shows, in neutral words.
///
/// @param text the whole description, ready to be shown
/// @param findings visible defects and particularities, at most five
/// @param notVisible what one would need to see and cannot, at most five
/// @param titleMatch whether it looks like what the listing's title says
/// @param texts what can be read in the photo; the words of whoever wrote them there
/// @param by what made it
public record Description(String text, List<String> findings, List<String> notVisible, TitleMatch titleMatch,
        List<String> texts, By by) {

    public Description {
        findings = List.copyOf(findings);
        notVisible = List.copyOf(notVisible);
        texts = List.copyOf(texts);
    }

    Description withText(PhotoBrief brief, String seen) {
        return new Description(CheckedPhotoDescriber.text(brief, seen, this), this.findings, this.notVisible,
                this.titleMatch, this.texts, this.by);
    }

    /// Whether the photo looks like what the title says.
    public enum TitleMatch {

        /// It does.
        YES,

        /// It does not.
        NO,

        /// It cannot be told, or there is no title.
        UNCLEAR

    }

}
