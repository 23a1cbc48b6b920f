// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controls } from '../../design/controls.js';
import { moreIcon } from '../../design/icons.js';
import { Worded } from '../worded.js';
import { moreActionsStyles } from './more-actions.styles.js';

/**
 * What is needed now and then: withdraw the claim, contest the outcome. Both ask before they act.
 *
 * @event entente-withdraw - the claim is withdrawn.
 * @event entente-contest - detail: the reason.
 */
export class MoreActions extends Worded {
  static override styles = [controls, moreActionsStyles];

  /** The claim can be withdrawn. */
  @property({ type: Boolean }) withdrawable = false;

  /** The outcome can be contested. */
  @property({ type: Boolean }) contestable = false;

  @state() private open = false;
  @state() private doing?: 'withdraw' | 'contest';
  @query('.opener') private readonly opener?: HTMLButtonElement;
  @query('#contest-reason') private readonly reason?: HTMLTextAreaElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('click', this.clickedElsewhere);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('click', this.clickedElsewhere);
    super.disconnectedCallback();
  }

  /** Opens the way to contest at once. */
  contestNow(): void {
    this.open = true;
    this.begin('contest');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.withdrawable && !this.contestable) {
      return nothing;
    }
    return html`
      <button
        class="icon quiet opener"
        type="button"
        aria-expanded=${this.open}
        aria-label=${this.words.say('more.label')}
        @click=${() => this.toggle()}
      >
        ${moreIcon}
      </button>
      ${
        this.open
          ? html`
              <div class="menu" @keydown=${(event: KeyboardEvent) => this.pressed(event)}>${this.content()}</div>
            `
          : nothing
      }
    `;
  }

  private content(): TemplateResult {
    if (this.doing === 'withdraw') {
      return html`
        <p class="small">${this.words.say('more.withdraw.sure')}</p>
        <button class="danger" type="button" data-action="confirm" @click=${() => this.act('entente-withdraw')}>
          ${this.words.say('more.withdraw.confirm')}
        </button>
      `;
    }
    if (this.doing === 'contest') {
      return html`
        <label for="contest-reason">${this.words.say('more.contest.reason')}</label>
        <textarea id="contest-reason" rows="3"></textarea>
        <button class="primary" type="button" data-action="confirm" @click=${() => this.contest()}>
          ${this.words.say('more.contest.confirm')}
        </button>
      `;
    }
    return html`
      ${
        this.withdrawable
          ? html`
              <button class="quiet" type="button" data-action="withdraw" @click=${() => this.begin('withdraw')}>
                ${this.words.say('more.withdraw')}
              </button>
            `
          : nothing
      }
      ${
        this.contestable
          ? html`
              <button class="quiet" type="button" data-action="contest" @click=${() => this.begin('contest')}>
                ${this.words.say('more.contest')}
              </button>
            `
          : nothing
      }
    `;
  }

  private readonly clickedElsewhere = (event: Event): void => {
    if (this.open && this.rendered && !event.composedPath().includes(this)) {
      this.close();
    }
  };

  private rendered = false;

  protected override updated(): void {
    // A click that opened it from outside is not a click elsewhere.
    setTimeout(() => (this.rendered = this.open));
  }

  private toggle(): void {
    this.open = !this.open;
    this.doing = undefined;
    this.focusFirst();
  }

  private begin(doing: 'withdraw' | 'contest'): void {
    this.doing = doing;
    this.focusFirst();
  }

  private focusFirst(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.menu button, .menu textarea')?.focus());
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
      this.opener?.focus();
    }
  }

  private contest(): void {
    const reason = this.reason?.value.trim();
    if (reason) {
      this.act('entente-contest', reason);
    } else {
      this.reason?.focus();
    }
  }

  private act(name: string, detail?: string): void {
    this.close();
    this.tell(name, detail);
  }

  private close(): void {
    this.open = false;
    this.doing = undefined;
  }
}
