interface Carried {
  cookies?: readonly string[] | undefined;
  headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * The cookies of a request as API Gateway hands it on: in a list of its own on AWS, in the header on the local one. Of two
 * with one name the first counts, as everywhere in the shop.
 */
export const cookiesIn = ({ cookies, headers }: Carried): Record<string, string> => {
  const found = new Map<string, string>();
  for (const pair of cookies ?? (headers?.cookie ?? '').split(';')) {
    const [name = '', ...value] = pair.split('=');
    const trimmed = name.trim();
    if (value.length > 0 && trimmed !== '' && !found.has(trimmed)) found.set(trimmed, value.join('=').trim());
  }
  return Object.fromEntries(found);
};
