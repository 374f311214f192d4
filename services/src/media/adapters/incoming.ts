import { PhotoId } from '@loja/kernel/ids.ts';

const FOLDER = 'incoming/';

/** Where the file of a photo is handed in: nothing but the id, which nobody can guess. */
export const incomingKey = (photoId: PhotoId): string => `${FOLDER}${photoId}`;

export const photoIdOfKey = (key: string): PhotoId | undefined =>
  key.startsWith(FOLDER) ? PhotoId.safeParse(key.slice(FOLDER.length)).data : undefined;
