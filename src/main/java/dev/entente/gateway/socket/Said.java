// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import dev.entente.conversation.Appended;
import dev.entente.conversation.Sayer;
import dev.entente.stomp.ClientFrame;
import dev.entente.stomp.ServerFrames;

/// Words on their way to their commit, and the answer to them: it goes out in its turn among the connection's frames.
final class Said implements Sayer, Frame {

    private static final int WEIGHT = 96;

    private final ClientFrame.Send send;

    private final Wire wire;

    private final SendLane lane;

    private final Answers answers;

    private long seq;

    private @Nullable Throwable refusal;

    Said(ClientFrame.Send send, Wire wire, SendLane lane, Answers answers) {
        this.send = send;
        this.wire = wire;
        this.lane = lane;
        this.answers = answers;
    }

    @Override
    public void stored(Appended said) {
        this.seq = said.event().seq();
        this.wire.post(this);
    }

    @Override
    public void refused(Throwable why) {
        this.refusal = why;
        this.wire.post(this);
    }

    @Override
    public int weight() {
        return WEIGHT;
    }

    @Override
    public void writeTo(ByteBuf out) {
        this.lane.end();
        Throwable why = this.refusal;
        if (why != null) {
            this.answers.refuse(this.send, why);
        }
        else if (this.send.receipt() != null) {
            byte[] receipt = ServerFrames.receipt(this.send.receipt(), "seq", Long.toString(this.seq));
            TextHead.write(out, receipt.length);
            out.writeBytes(receipt);
        }
    }

}
