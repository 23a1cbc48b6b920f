// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SummaryOfCase } from '../../contract/desk.js';
import { controls } from '../../design/controls.js';
import { Worded } from '../worded.js';
import { caseSummaryStyles } from './case-summary.styles.js';

/** A button that has the case summarised, and the summary, marked as made by software. */
export class CaseSummary extends Worded {
  static override styles = [controls, caseSummaryStyles];

  /** Asks the server for a summary. */
  @property({ attribute: false }) ask: () => Promise<SummaryOfCase> = () => Promise.reject(new Error('nobody to ask'));

  @state() private told?: SummaryOfCase;
  @state() private asking = false;
  @state() private failed = false;

  protected override render(): TemplateResult {
    return html`
      <button type="button" data-action="summarise" ?disabled=${this.asking} @click=${() => this.summarise()}>
        ${this.words.say(this.asking ? 'case.summarising' : 'case.summarise')}
      </button>
      <div role="status">
        ${
          this.told
            ? html`
                <p class="by">
                  ${this.words.say(this.told.by === 'model' ? 'case.summary.by-model' : 'case.summary.by-software')}
                </p>
                <p class="words" dir="auto">${this.told.text}</p>
              `
            : nothing
        }
        ${
          this.failed
            ? html`
                <p>${this.words.say('case.summary.failed')}</p>
              `
            : nothing
        }
      </div>
    `;
  }

  private async summarise(): Promise<void> {
    this.asking = true;
    this.failed = false;
    try {
      this.told = await this.ask();
    } catch {
      this.failed = true;
    } finally {
      this.asking = false;
    }
  }
}
