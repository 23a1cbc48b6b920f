// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.util.Map;
import java.util.TreeMap;

/// A request that was understood and is not carried out; the doors turn it into a problem document.
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public static Refused because(Refusal.Reason reason, String detail) {
        return new Refused(new Refusal(reason, detail, Map.of()));
    }

    public static Refused notFound() {
        return because(Refusal.Reason.NOT_FOUND, "There is no such object.");
    }

    public static Refused invalid(String field, String detail) {
        return new Refused(new Refusal(Refusal.Reason.INVALID, detail, new TreeMap<>(Map.of("field", field))));
    }

    public Refusal refusal() {
        return this.refusal;
    }

}
