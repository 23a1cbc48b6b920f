// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { PARTS, type Change, type Part, type Rewording } from '../../contract/rewording.js';
import { controls } from '../../design/controls.js';
import { Worded } from '../worded.js';
import { rewordingStyles } from './rewording.styles.js';

/**
 * A calmer way to say it, with all that differs from the own words. The person chooses; nothing is sent here.
 *
 * @event entente-take-rewording - detail: the calmer words.
 * @event entente-keep-own - the person stays with the own words.
 */
export class RewordingPanel extends Worded {
  static override styles = [controls, rewordingStyles];

  /** What is offered. */
  @property({ attribute: false }) rewording!: Rewording;

  @query('.panel') private readonly panel!: HTMLElement;

  override focus(): void {
    this.panel?.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult {
    const { text, diff, by } = this.rewording;
    const same = diff.every((change) => change.op === 'same');
    return html`
      <section class="panel" tabindex="-1" aria-labelledby="title" @keydown=${(event: KeyboardEvent) => this.pressed(event)}>
        <header>
          <h3 id="title">${this.words.say(same ? 'rewording.calm-already' : 'rewording.title')}</h3>
          <p class="quiet-text">${this.words.say(by === 'model' ? 'rewording.by-model' : 'rewording.by-software')}</p>
        </header>
        ${same ? nothing : this.difference(diff)} ${same ? nothing : this.parts()}
        <div class="row">
          ${
            same
              ? nothing
              : html`
                  <button
                    class="primary"
                    type="button"
                    data-action="take"
                    @click=${() => this.tell('entente-take-rewording', text)}
                  >
                    ${this.words.say('rewording.take')}
                  </button>
                `
          }
          <button type="button" data-action="keep" @click=${() => this.tell('entente-keep-own')}>
            ${this.words.say(same ? 'rewording.close' : 'rewording.keep')}
          </button>
        </div>
      </section>
    `;
  }

  private difference(diff: Change[]): TemplateResult {
    return html`
      <p class="difference" dir="auto">${diff.map((change) => this.change(change))}</p>
    `;
  }

  /** Readers who hear the page are told what goes and what comes; the others see it. */
  private change({ op, text }: Change): TemplateResult | string {
    if (op === 'same') {
      return text;
    }
    const heard = html`
      <span class="unseen">${this.words.say(`rewording.${op}`)}</span>
    `;
    return op === 'removed'
      ? html`
          <del>
            ${heard}
            <span class="own">${text}</span>
          </del>
        `
      : html`
          <ins>
            ${heard}
            <span class="own">${text}</span>
          </ins>
        `;
  }

  private parts(): TemplateResult | typeof nothing {
    const known = PARTS.filter((part) => this.rewording.parts[part]);
    return known.length === 0
      ? nothing
      : html`
          <dl>${known.map((part) => this.line(part, this.rewording.parts[part]!))}</dl>
        `;
  }

  private line(part: Part, text: string): TemplateResult {
    return html`
      <dt>${this.words.term('rewording.part', part)}</dt>
      <dd dir="auto">${text}</dd>
    `;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.tell('entente-keep-own');
    }
  }
}
