// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// A photo was not taken in, with the reason as a stable code and as a sentence for the person who sent it.
public final class PhotoRefused extends RuntimeException {

    private static final String SENTENCES = "messages.evidence";

    /// Why; the code is the part of the contract that clients may rely on.
    public enum Reason {

        TYPE("photo-type"),

        HEIC("photo-heic"),

        ANIMATED("photo-animated"),

        TOO_LARGE("photo-too-large"),

        TOO_MANY_PIXELS("photo-too-many-pixels"),

        METADATA("photo-metadata"),

        DAMAGED("photo-damaged"),

        QUOTA("photo-quota"),

        /// Tomorrow there is room again.
        QUOTA_OF_DAY("photo-quota-of-day"),

        /// All places are taken: the same upload may succeed in a moment.
        BUSY("photo-busy"),

        /// The upload did not arrive whole, or not in time.
        INTERRUPTED("photo-interrupted"),

        /// The disk did not take it.
        STORAGE("photo-storage"),

        /// The form held no file.
        MISSING("photo-missing");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return this.code;
        }

        /// Whether sending the same file again later can succeed.
        public boolean isPassing() {
            return this == BUSY || this == INTERRUPTED || this == STORAGE;
        }

    }

    private final Reason reason;

    private final Map<String, Object> parameters;

    PhotoRefused(Reason reason, Map<String, Object> parameters, Throwable cause) {
        super(reason.code(), cause);
        this.reason = reason;
        this.parameters = parameters;
    }

    PhotoRefused(Reason reason, Map<String, Object> parameters) {
        super(reason.code());
        this.reason = reason;
        this.parameters = parameters;
    }

    public Reason reason() {
        return this.reason;
    }

    public String code() {
        return this.reason.code();
    }

    /// The limits that the sentence names, by name.
    public Map<String, Object> parameters() {
        return this.parameters;
    }

    /// The reason in the person's language; English where theirs is not there.
    public String sentence(Locale locale) {
        var sentences = ResourceBundle.getBundle(SENTENCES, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String sentence = sentences.getString(code());
        for (var parameter : this.parameters.entrySet()) {
            sentence = sentence.replace("{" + parameter.getKey() + "}", parameter.getValue().toString());
        }
        return sentence;
    }

}
