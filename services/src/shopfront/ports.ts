import type { Product } from '@loja/contracts/http/shopfront.ts';
import type { sendVitals } from '@loja/contracts/http/telemetry.ts';
import type { BodyOf } from '@loja/contracts/route.ts';
import type { RenderedFile, SiteRenderer } from '@loja/contracts/site.ts';
import type { PublishAnswer, Published, Release, SiteState } from './domain/publication.ts';

/** What the shop shows; it owns nothing and may be thrown away. */
export interface Shopfront {
  /** In the order of the shelf. */
  products(): Promise<Product[]>;
  product(slug: string): Promise<Product | undefined>;
}

export type PageView = BodyOf<typeof sendVitals>;

/** Counts page views by how they felt. Cannot fail: a lost measurement is no shopper's concern. */
export interface VitalsRecord {
  add(view: PageView): void;
}

/** The shelf as it was last written, for pages that stand until the next change. */
export interface WrittenShelf {
  /** `also` names products that a listing may not have yet, or not any more. */
  products(also: readonly string[]): Promise<Product[]>;
}

/** The bucket that the edge serves. Every version that a file ever had can be put back. */
export interface SiteStore {
  put(path: string, file: RenderedFile & { sha256: string }): Promise<Published>;
  remove(path: string): Promise<void>;
  restore(path: string, version: Published): Promise<Published>;
  /** What stands, with its mark of content: so a rebuild finds what somebody else has touched. */
  etags(): Promise<ReadonlyMap<string, string>>;
}

/** What the publisher remembers between two publishes, and what it tells of each. */
export interface ReleaseStore {
  state(): Promise<SiteState | undefined>;
  keepState(state: SiteState): Promise<void>;
  record(release: Release): Promise<void>;
  /** That release and every later one; empty when there is none of the id. Without an id the last one. */
  since(id: string | undefined): Promise<Release[]>;
  /** For whoever asked and waits. */
  answer(requestId: string, answer: PublishAnswer): Promise<void>;
}

export interface EdgeCache {
  /** `token` makes a repeated request one. */
  forget(token: string, paths: readonly string[]): Promise<void>;
}

export interface PublisherQueue {
  /** More of the same wish when this turn is over. */
  goOn(rebuild: string | undefined): Promise<void>;
  /** Work for a person. */
  giveUp(reason: string, about: unknown): Promise<void>;
}

/** The storefront's program: its renderer, a digest of it, and the files that pages refer to by a digest. */
export interface Storefront {
  build: string;
  renderer: SiteRenderer;
  assets(): Promise<ReadonlyMap<string, RenderedFile>>;
}
