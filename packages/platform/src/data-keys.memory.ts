import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKeys, EncryptionContext } from './data-keys.ts';

const ordered = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));

/** KMS for tests: a key of the process, turned over on demand as KMS does, with every older version kept. */
export class MemoryDataKeys implements DataKeys {
  readonly #versions = [randomBytes(32)];
  made = 0;
  unwrapped = 0;

  turnOver(): void {
    this.#versions.push(randomBytes(32));
  }

  async make(context: EncryptionContext) {
    this.made += 1;
    const version = this.#versions.length - 1;
    const plain = randomBytes(32);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#version(version), iv).setAAD(ordered(context));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { plain, wrapped: Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), text]) };
  }

  async unwrap(wrapped: Uint8Array, context: EncryptionContext) {
    this.unwrapped += 1;
    const blob = Buffer.from(wrapped);
    const decipher = createDecipheriv('aes-256-gcm', this.#version(blob[0] ?? -1), blob.subarray(1, 13))
      .setAAD(ordered(context))
      .setAuthTag(blob.subarray(13, 29));
    return Buffer.concat([decipher.update(blob.subarray(29)), decipher.final()]);
  }

  #version(number: number): Buffer {
    const found = this.#versions[number];
    if (!found) throw new Error('KMS refused Decrypt: InvalidCiphertextException');
    return found;
  }
}
