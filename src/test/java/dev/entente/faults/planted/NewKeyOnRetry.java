// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults.planted;

import java.lang.reflect.Method;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.entente.settlement.LegOrder;
import dev.entente.settlement.PaymentProvider;

/// Planted: the key that a payment provider knows an order by is made anew for every try, so that nothing is found under
/// it again.
public final class NewKeyOnRetry extends Planted {

    NewKeyOnRetry() {
        super(PaymentProvider.class);
    }

    @Override
    @Nullable Object call(Object good, Method method, @Nullable Object[] arguments) throws Throwable {
        if (method.getName().equals("find")) {
            return Mono.empty();
        }
        return arguments[0] instanceof LegOrder order ? handOn(good, method, anew(order))
                : handOn(good, method, arguments);
    }

    private static LegOrder anew(LegOrder order) {
        return new LegOrder(UUID.randomUUID(), order.kind(), order.tenant(), order.orderId(), order.reference(),
                order.amountMinor(), order.currency());
    }

}
