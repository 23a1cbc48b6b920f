// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// The SEND frames of one member, which differ in the receipt, the client id and where in our sample of prose the text
/// begins.
final class SendFrame {

    private static final String PROSE = "the parcel came on tuesday and the lamp inside was broken at its foot. "
            + "the box had a dent at one corner and the paper around it was torn. i would like to know how we go on from here. ";

    private static final byte[] SAMPLE = FrameCursor.ascii(PROSE.repeat(4_000 / PROSE.length() + 2));

    private final byte[] head;

    private final byte[] beforeId = FrameCursor.ascii("{\"client_id\":\"");

    private final byte[] afterId = FrameCursor.ascii("\",\"kind\":\"text\",\"text\":\"");

    private final byte[] end = FrameCursor.ascii("\"}\0");

    private final byte[] afterReceipt;

    private final byte[] id = new byte[MessageIds.LENGTH];

    private final MessageIds ids;

    private final int member;

    private final int textBytes;

    SendFrame(MessageIds ids, int member, String thread, int textBytes) {
        this.ids = ids;
        this.member = member;
        this.textBytes = textBytes;
        int length = this.beforeId.length + MessageIds.LENGTH + this.afterId.length + textBytes + this.end.length - 1;
        this.head = FrameCursor.ascii(
                "SEND\ndestination:/app/conversations/" + thread + "/events\ncontent-type:application/json\nreceipt:");
        this.afterReceipt = FrameCursor.ascii("\ncontent-length:" + length + "\n\n");
    }

    /// The whole frame; its receipt is the number.
    ByteBuf write(ByteBufAllocator allocator, int number) {
        this.ids.write(this.id, 0, this.member, number);
        return allocator.ioBuffer(this.head.length + this.textBytes + 160)
            .writeBytes(this.head)
            .writeBytes(FrameCursor.ascii(Integer.toString(number)))
            .writeBytes(this.afterReceipt)
            .writeBytes(this.beforeId)
            .writeBytes(this.id)
            .writeBytes(this.afterId)
            .writeBytes(SAMPLE, letter(number), this.textBytes)
            .writeBytes(this.end);
    }

    /// Texts begin with a letter and end with one: a server may take blanks from the
    /// ends.
    private int letter(int number) {
        int from = number % PROSE.length();
        for (int tries = 0; tries < PROSE.length(); tries++, from = (from + 1) % PROSE.length()) {
            if (SAMPLE[from] != ' ' && SAMPLE[from + this.textBytes - 1] != ' ') {
                return from;
            }
        }
        return from;
    }

}
