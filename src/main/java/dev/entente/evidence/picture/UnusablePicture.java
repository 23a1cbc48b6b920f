// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.util.Map;

/// A file that will not become a picture here, with the reason a person can be told.
public final class UnusablePicture extends Exception {

    /// Why the file was turned away.
    public enum Reason {

        /// Not one of the four kinds of picture that are read here.
        TYPE,

        /// A picture as some phones store it, which nothing here decodes.
        HEIC,

        /// More than one frame.
        ANIMATED,

        /// Wider, higher or larger in area than allowed.
        TOO_MANY_PIXELS,

        /// More bytes beside the pixels than any camera writes.
        METADATA,

        /// Cut short, inconsistent, or not decodable in time.
        DAMAGED

    }

    private final Reason reason;

    private final Map<String, Object> parameters;

    UnusablePicture(Reason reason, Map<String, Object> parameters, String detail) {
        super(detail);
        this.reason = reason;
        this.parameters = parameters;
    }

    static UnusablePicture because(Reason reason, String detail) {
        return new UnusablePicture(reason, Map.of(), detail);
    }

    static UnusablePicture damaged(String detail) {
        return because(Reason.DAMAGED, detail);
    }

    public Reason reason() {
        return this.reason;
    }

    /// The limits that were passed, by name; empty where there is none to tell.
    public Map<String, Object> parameters() {
        return this.parameters;
    }

}
