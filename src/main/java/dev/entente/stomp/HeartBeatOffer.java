// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// What one side says about heart-beats in its `heart-beat` header.
///
/// @param sends how often it can send, zero for never
/// @param wants how often it wants to hear, zero for no matter
public record HeartBeatOffer(Duration sends, Duration wants) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}),([0-9]{1,9})");

    static HeartBeatOffer read(@Nullable String header) throws ViolationFound {
        if (header == null) {
            return new HeartBeatOffer(Duration.ZERO, Duration.ZERO);
        }
        Matcher parts = FORM.matcher(header);
        if (!parts.matches()) {
            throw Breach.MALFORMED_FRAME.found("heart-beat is two numbers of milliseconds with a comma between them");
        }
        return new HeartBeatOffer(millis(parts.group(1)), millis(parts.group(2)));
    }

    private static Duration millis(String digits) {
        return Duration.ofMillis(Integer.parseInt(digits));
    }

    /// The form of the header, in milliseconds.
    String header() {
        return this.sends.toMillis() + "," + this.wants.toMillis();
    }

}
