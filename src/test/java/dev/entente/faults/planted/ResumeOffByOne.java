// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults.planted;

import java.lang.reflect.Method;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.entente.conversation.Threads;

/// Planted: who comes back with a number gets what lies one further.
public final class ResumeOffByOne extends Planted {

    private static final Set<String> RESUMING = Set.of("watch", "replay", "read");

    private static final int AFTER = 2;

    ResumeOffByOne() {
        super(Threads.class);
    }

    @Override
    @Nullable Object call(Object good, Method method, @Nullable Object[] arguments) throws Throwable {
        if (RESUMING.contains(method.getName()) && arguments[AFTER] instanceof Long after && after > 0) {
            arguments[AFTER] = after + 1;
        }
        return handOn(good, method, arguments);
    }

}
