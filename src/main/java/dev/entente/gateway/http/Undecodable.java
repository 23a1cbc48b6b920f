// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// Refuses a request that cannot be decoded, once what was asked before it is answered, and closes. The server below
/// would lose that answer where the one before was written by another thread, and keep a line on which nothing is read
/// any more.
final class Undecodable extends ChannelDuplexHandler {

    private int unanswered;

    private boolean interim;

    private @Nullable HttpResponseStatus refusal;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (this.refusal != null) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpMessage head && head.decoderResult().isFailure()) {
            this.refusal = status(head);
            ReferenceCountUtil.release(message);
            refuse(ctx);
            return;
        }
        this.unanswered += (message instanceof HttpRequest) ? 1 : 0;
        ctx.fireChannelRead(message);
    }

    private static HttpResponseStatus status(HttpObject undecodable) {
        return switch (undecodable.decoderResult().cause()) {
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse head) {
            this.interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        ctx.write(message, promise);
        if (message instanceof HttpResponse head && head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            ctx.pipeline().remove(this);
        }
        else if (message instanceof LastHttpContent && !this.interim) {
            this.unanswered--;
            refuse(ctx);
        }
    }

    private void refuse(ChannelHandlerContext ctx) {
        if (this.refusal == null || this.unanswered > 0) {
            return;
        }
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, this.refusal, Unpooled.EMPTY_BUFFER);
        answer.headers()
            .setInt(HttpHeaderNames.CONTENT_LENGTH, 0)
            .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ctx.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

}
