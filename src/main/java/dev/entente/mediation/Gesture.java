// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people say to steer a talk, whatever is asked just then; the words are in {@code mediation/gestures.yaml}.
enum Gesture {

    /// Takes the last answer back.
    BACK(0.5),

    /// Gives the claim up.
    CANCEL(0.5),

    /// Says that an earlier answer was wrong.
    CORRECTION(0),

    /// Greets.
    GREETING(0.5),

    /// Thanks, or says that it is clear.
    THANKS(0.5);

    private final List<Expression> phrases = TalkFiles
        .expressions(TalkFiles.under(file(), name().toLowerCase(Locale.ROOT)));

    private final double shareMin;

    Gesture(double shareMin) {
        this.shareMin = shareMin;
    }

    private static Map<String, Object> file() {
        return TalkFiles.file("mediation/gestures.yaml");
    }

    /// Whether a message is that, for a good part of it.
    boolean isIn(String text) {
        double share = Expression.best(this.phrases, Clause.words(text));
        return share > 0 && share >= this.shareMin;
    }

}
