// SPDX-License-Identifier: Apache-2.0

import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Snapshot } from '../../contract/snapshot.js';
import { controls } from '../../design/controls.js';
import { isOver } from '../../thread/standing.js';
import { Worded } from '../worded.js';
import { stageBannerStyles } from './stage-banner.styles.js';

/** Who is awaited, until when, and what happens if nobody answers. */
export class StageBanner extends Worded {
  static override styles = [controls, stageBannerStyles];

  /** What holds now. */
  @property({ attribute: false }) snapshot?: Snapshot;

  /** The role of the reader. */
  @property() reader = '';

  protected override render(): TemplateResult | typeof nothing {
    const snapshot = this.snapshot;
    if (!snapshot) {
      return nothing;
    }
    const yours = snapshot.awaited === this.reader && this.reader !== 'agent';
    return html`
      <div class="banner ${yours ? 'yours' : isOver(snapshot) ? 'over' : ''}" role="status" data-stage=${snapshot.stage}>
        <p class="who">${this.whoIsAwaited(snapshot, yours)}</p>
        ${
          snapshot.due_at
            ? html`
                <p class="until">
                  <time datetime=${snapshot.due_at}>
                    ${this.words.say('banner.until', { moment: this.words.deadline(snapshot.due_at) })}
                  </time>
                </p>
              `
            : nothing
        }
        ${
          snapshot.on_silence?.text
            ? html`
                <p class="then">${this.words.say('banner.then', { what: snapshot.on_silence.text })}</p>
              `
            : nothing
        }
      </div>
    `;
  }

  private whoIsAwaited(snapshot: Snapshot, yours: boolean): string {
    const staff = `banner.${snapshot.stage}.staff`;
    if (this.reader === 'agent' && this.words.has(staff)) {
      return this.words.say(staff);
    }
    const own = `banner.${snapshot.stage}.${yours ? 'you' : 'other'}`;
    if (this.words.has(own)) {
      return this.words.say(own);
    }
    return yours
      ? this.words.say('banner.you')
      : this.words.say('banner.other', { who: this.words.term('awaited', snapshot.awaited) });
  }
}
