// SPDX-License-Identifier: Apache-2.0

import { newId } from '../../contract/ids.js';
import type { UploadedPhoto } from '../../contract/snapshot.js';
import { Refusal, type Rest } from '../../transport/rest.js';
import { prepared } from './prepare.js';

export type UploadState = 'sending' | 'ready' | 'refused' | 'unreachable';

/** One photo on its way to the server. */
export class Upload {
  readonly id = newId();
  state: UploadState = 'sending';
  share = 0;
  photo?: UploadedPhoto;
  refusal?: Refusal;
  private abort = new AbortController();

  constructor(
    private readonly rest: Rest,
    private readonly conversationId: string,
    readonly file: File,
    private readonly changed: () => void,
  ) {
    void this.start();
  }

  retry(): void {
    this.abort = new AbortController();
    this.refusal = undefined;
    void this.start();
  }

  cancel(): void {
    this.abort.abort();
  }

  private async start(): Promise<void> {
    const signal = this.abort.signal;
    this.update({ state: 'sending', share: 0 });
    try {
      const image = await prepared(this.file);
      const photo = await this.rest.upload(
        `/conversations/${this.conversationId}/photos`,
        image,
        this.file.name,
        (share) => this.update({ share }),
        signal,
      );
      this.update({ state: 'ready', share: 1, photo });
    } catch (failure) {
      if (!signal.aborted) {
        this.update(failure instanceof Refusal ? { state: 'refused', refusal: failure } : { state: 'unreachable' });
      }
    }
  }

  private update(change: Partial<Pick<Upload, 'state' | 'share' | 'photo' | 'refusal'>>): void {
    Object.assign(this, change);
    this.changed();
  }
}
