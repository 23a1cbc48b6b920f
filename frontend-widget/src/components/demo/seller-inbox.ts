// SPDX-License-Identifier: Apache-2.0

import type { ConversationLine, Page } from '../../contract/snapshot.js';
import type { Connect, Connection } from '../../transport/connect.js';
import { Tokens, type TokenProvider } from '../../transport/tokens.js';

const REFRESH_DELAY_MS = 150;

/** The conversations of one seller, kept fresh by the live inbox. */
export class SellerInbox {
  lines: readonly ConversationLine[] = [];
  private readonly connection: Connection;
  private timer?: ReturnType<typeof setTimeout>;

  constructor(
    server: string,
    provider: TokenProvider,
    connect: Connect,
    private readonly changed: () => void,
  ) {
    this.connection = connect(server, new Tokens(provider));
    this.connection.live.subscribe(
      '/user/queue/inbox',
      () => ({}),
      () => this.refreshSoon(),
    );
    this.connection.live.watch(() => this.refreshSoon());
    this.connection.live.connect();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.connection.live.disconnect();
  }

  refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), REFRESH_DELAY_MS);
  }

  private async refresh(): Promise<void> {
    try {
      const { body } = await this.connection.rest.call<Page<ConversationLine>>('GET', '/conversations');
      this.lines = body.items ?? [];
      this.changed();
    } catch {
      // asked again at the next change
    }
  }
}
