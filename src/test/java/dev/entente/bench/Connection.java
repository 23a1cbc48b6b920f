// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/// One member of a thread at the other end of a socket: it connects, listens from the thread's first event, and says
/// what it is told to say.
final class Connection extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final byte[] MESSAGE = FrameCursor.ascii("MESSAGE");

    private static final byte[] RECEIPT = FrameCursor.ascii("RECEIPT");

    private static final byte[] CONNECTED = FrameCursor.ascii("CONNECTED");

    private static final byte[] ERROR = FrameCursor.ascii("ERROR");

    private static final byte[] SEQ = FrameCursor.ascii("seq");

    private static final byte[] PREV = FrameCursor.ascii("prev");

    private static final byte[] RECEIPT_ID = FrameCursor.ascii("receipt-id");

    private static final byte[] SUBSCRIPTION = FrameCursor.ascii("subscription");

    private static final String LISTENING = "listening";

    private final Crowd crowd;

    private final int member;

    private final String thread;

    private final String token;

    private final SendFrame frames;

    private @Nullable Channel channel;

    private byte[] incoming = new byte[4096];

    private boolean dirty;

    Connection(Crowd crowd, int member, OpenThread thread, SendFrame frames) {
        this.crowd = crowd;
        this.member = member;
        this.thread = thread.id();
        this.token = thread.tokens().get(member % LoadSettings.MEMBERS);
        this.frames = frames;
    }

    int member() {
        return this.member;
    }

    /// Writes a message that was due at that moment; it goes out with the next flush.
    void send(long due) {
        if (this.channel == null || !this.channel.isActive()) {
            return;
        }
        int number = this.crowd.tally().send(this.member, due, System.nanoTime());
        this.channel.write(new TextWebSocketFrame(this.frames.write(this.channel.alloc(), number)));
        this.dirty = true;
    }

    void flush() {
        if (this.dirty && this.channel != null) {
            this.dirty = false;
            this.channel.flush();
        }
    }

    /// Says that this end is alive.
    void beat() {
        say("\n");
    }

    void close() {
        if (this.channel != null) {
            this.channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(_ -> this.channel.close());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            this.channel = context.channel();
            say("CONNECT\naccept-version:1.2\nhost:127.0.0.1\nheart-beat:10000,10000\nAuthorization:Bearer "
                    + this.token + "\n\n\0");
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            this.crowd.fail("The server closed a connection: %d %s".formatted(close.statusCode(), close.reasonText()));
            return;
        }
        var cursor = cursor(frame.content());
        long now = System.nanoTime();
        while (cursor.next()) {
            hear(cursor, now);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        this.crowd.fail("The server dropped a connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        this.crowd.fail("A connection broke: " + cause);
        context.close();
    }

    private FrameCursor cursor(ByteBuf content) {
        int length = content.readableBytes();
        if (length > this.incoming.length) {
            this.incoming = new byte[2 * length];
        }
        content.readBytes(this.incoming, 0, length);
        return new FrameCursor(this.incoming, length);
    }

    private void hear(FrameCursor frame, long now) {
        if (frame.is(MESSAGE)) {
            hearMessage(frame, now);
        }
        else if (frame.is(RECEIPT)) {
            hearReceipt(frame, now);
        }
        else if (frame.is(CONNECTED)) {
            say("SUBSCRIBE\nid:refusals\ndestination:/user/queue/refusals\n\n\0");
            say("SUBSCRIBE\nid:thread\ndestination:/topic/conversations/" + this.thread + "\nafter:0\nreceipt:"
                    + LISTENING + "\n\n\0");
        }
        else if (frame.is(ERROR)) {
            this.crowd.fail("The server answered ERROR: " + frame.body());
        }
    }

    private void hearMessage(FrameCursor frame, long now) {
        if ("refusals".equals(frame.text(SUBSCRIPTION))) {
            this.crowd.refused(this);
            return;
        }
        long seq = frame.number(SEQ);
        if (seq == FrameCursor.NONE) {
            return;
        }
        this.crowd.tally().see(this.member, seq, frame.number(PREV));
        long id = frame.messageId(this.crowd.ids());
        if (id >= 0) {
            this.crowd.tally().deliver(this.member, (int) (id >>> Integer.SIZE), (int) id, seq, now);
        }
    }

    private void hearReceipt(FrameCursor frame, long now) {
        if (LISTENING.equals(frame.text(RECEIPT_ID))) {
            this.crowd.connected();
            return;
        }
        this.crowd.tally().acknowledge(this.member, (int) frame.number(RECEIPT_ID), frame.number(SEQ), now);
        this.crowd.acknowledged(this);
    }

    private void say(String frame) {
        if (this.channel != null) {
            this.channel.writeAndFlush(new TextWebSocketFrame(frame));
        }
    }

}
