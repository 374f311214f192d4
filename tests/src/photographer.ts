import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { NewProduct } from '@loja/contracts/http/staff-catalog.ts';
import type { PhotoType, StaffPhoto } from '@loja/contracts/http/staff-media.ts';
import { PhotoId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { backOffice, direct, shown } from './back-office.ts';
import { eventually } from './eventually.ts';

const Asked = z.object({
  photoId: PhotoId,
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});

/** A product of the test's own, so that no other test meets its photos. */
export const newServer = (): Extract<NewProduct, { kind: 'equipment' }> => ({
  kind: 'equipment',
  slug: `jarra-${crypto.randomUUID()}`,
  code: `J${crypto.randomUUID().slice(0, 6).toUpperCase()}`,
  name: 'Jarra de teste',
  tagline: 'Para quem fotografa',
  description: 'De vidro.',
  art: { shape: 'server', hue: 120 },
  position: 900_001,
  published: true,
  label: '1 unidade',
  price: brl(89_90),
  grams: 600,
});

/** A member of staff with a camera. */
export const photographer = (cookie: string) => {
  const office = backOffice(cookie);
  const ask = (slug: string, alt: string, contentType: PhotoType) =>
    office.send('POST', `/staff/products/${slug}/photos`, { alt, contentType });
  const photosOf = async (slug: string): Promise<StaffPhoto[]> => {
    const headers = await shown(cookie);
    const answer = await callRoute(fetch, direct, api.listPhotos, { params: { slug }, headers });
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
    return answer.value.photos;
  };
  const handIn = async (
    slug: string,
    file: Uint8Array | string,
    { alt = 'Jarra de vidro sobre a mesa', type = 'image/jpeg' }: { alt?: string; type?: PhotoType } = {},
  ): Promise<PhotoId> => {
    const response = await ask(slug, alt, type);
    if (response.status !== 201) throw new Error(`refused: ${response.status} ${await response.text()}`);
    const { photoId, upload } = Asked.parse(await response.json());
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
    form.append('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), 'foto.jpg');
    const stored = await fetch(upload.url, { method: 'POST', body: form });
    if (!stored.ok) throw new Error(`not stored: ${stored.status} ${await stored.text()}`);
    return photoId;
  };
  const settled = (slug: string, photoId: PhotoId): Promise<StaffPhoto> =>
    eventually('the photo settled', async () => {
      const photo = (await photosOf(slug)).find((one) => one.photoId === photoId);
      return photo?.state !== 'awaiting_file' && photo;
    });
  return { office, ask, photosOf, handIn, settled };
};
