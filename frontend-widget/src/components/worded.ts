// SPDX-License-Identifier: Apache-2.0

import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { Words } from '../words/words.js';

/** An element that speaks the reader's language. */
export class Worded extends LitElement {
  /** The interface's messages in the reader's language. */
  @property({ attribute: false }) words = new Words('en');

  /** Tells what the person did; crosses shadow roots so that the root element hears it. */
  protected tell<T>(name: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
