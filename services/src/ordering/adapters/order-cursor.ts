/** A place in a list, as a client keeps it: opaque, so that it may change. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');
export const placeOf = (cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
