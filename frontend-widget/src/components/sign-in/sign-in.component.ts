// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { controls } from '../../design/controls.js';
import { tokens } from '../../design/tokens.js';
import type { TokenProvider } from '../../transport/tokens.js';
import { Words } from '../../words/words.js';
import { DemoSession } from '../demo/demo-session.js';
import '../desk/desk.js';
import { Worded } from '../worded.js';
import { signInStyles } from './sign-in.styles.js';

/** The desk's page: the demonstration's agent where there is one, else whoever brings a token. It is kept in memory only. */
export class SignIn extends Worded {
  static override styles = [tokens, controls, signInStyles];

  @state() private provider?: TokenProvider;
  @state() private asks = false;
  @query('input') private readonly field!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.words = new Words(navigator.language);
    void this.find();
  }

  private async find(): Promise<void> {
    const session = new DemoSession(location.origin);
    if (await session.load()) {
      this.provider = session.agent();
    } else {
      this.asks = true;
    }
  }

  private signIn(event: Event): void {
    event.preventDefault();
    const token = this.field.value.trim();
    if (token) {
      this.provider = () => Promise.resolve(token);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.provider) {
      return html`
        <entente-desk .tokenProvider=${this.provider}></entente-desk>
      `;
    }
    return this.asks
      ? html`
          <form class="card" @submit=${(event: Event) => this.signIn(event)}>
            <h1>${this.words.say('desk.title')}</h1>
            <label for="token">${this.words.say('desk.sign-in')}</label>
            <input id="token" type="password" autocomplete="off" required />
            <button class="primary" type="submit">${this.words.say('desk.sign-in.go')}</button>
          </form>
        `
      : nothing;
  }
}
