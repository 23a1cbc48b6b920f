// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.buffer.ByteBuf;

import dev.entente.stomp.SharedMessage;

/// A message on its way to one subscriber.
record MessageFrame(SharedMessage message, byte[] subscriber) implements Frame {

    @Override
    public int weight() {
        return this.message.length(this.subscriber);
    }

    @Override
    public void writeTo(ByteBuf out) {
        TextHead.write(out, weight());
        this.message.writeTo(out::writeBytes, this.subscriber);
    }

}
