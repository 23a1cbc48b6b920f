// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

/// The model cannot be asked or gave nothing usable; the local path serves instead.
public class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ModelUnavailable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ModelUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return this.reason;
    }

    /// Why the model is not available.
    public enum Reason {

        /// None is configured.
        NOT_CONFIGURED,

        /// An operator has switched it off.
        SWITCHED_OFF,

        /// The tenant's tokens or money of the day are used up.
        BUDGET,

        /// It has failed too often lately and is left alone for a while.
        BREAKER_OPEN,

        /// Too many calls are under way.
        BUSY,

        /// It took too long.
        TIMEOUT,

        /// It answered with more than an answer may be.
        TOO_LONG,

        /// It failed, or its answer was cut off.
        FAILED

    }

}
