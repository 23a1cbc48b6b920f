// SPDX-License-Identifier: Apache-2.0

import type { Rest } from './rest.js';

const RETRY_MS = 3_000;

/**
 * Reads a thread as server-sent events. By fetch, because EventSource cannot send a token in a header.
 * Comes back by itself until it is closed; `after` is asked each time.
 */
export class EventStream {
  private readonly stop = new AbortController();

  constructor(
    private readonly rest: Rest,
    private readonly path: () => string,
    private readonly receive: (message: unknown) => void,
    private readonly opened: (open: boolean) => void,
  ) {
    void this.run();
  }

  close(): void {
    this.stop.abort();
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        const stream = await this.rest.stream(this.path(), this.stop.signal);
        this.opened(true);
        await this.read(stream);
      } catch {
        // fallen: told below, tried again
      }
      if (!this.stop.signal.aborted) {
        this.opened(false);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private async read(stream: ReadableStream<Uint8Array>): Promise<void> {
    const reader = stream.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach((block) => this.take(block));
    }
  }

  private take(block: string): void {
    const data = block
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n');
    if (data) {
      this.receive(JSON.parse(data));
    }
  }
}
