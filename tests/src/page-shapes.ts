import { urls } from './shopper.ts';

/** Pages that search engines are not told of. */
const unlisted = [
  '/busca/',
  '/favoritos/',
  '/carrinho/',
  '/checkout/',
  '/pedido/',
  '/entrar/',
  '/criar-conta/',
  '/esqueci-a-senha/',
  '/nao-existe/',
];

/** "/cafes/serra-alta/" and "/cafes/varanda/" are one shape; a policy is a text of its own. */
const shapeOf = (path: string): string => {
  const [first = '', second = '', third] = path
    .replace(/^\/en\//, '/')
    .split('/')
    .filter((part) => part !== '');
  if (first === 'politicas') return `${first}/${second}`;
  return [first, third === undefined ? second && '*' : second, third && '*'].filter(Boolean).join('/');
};

const inEnglish = (path: string): boolean => path.startsWith('/en/');

/** Other tests put products on this shelf and take them off; theirs carry a number that no real one does. */
export const isOfAnotherTest = (path: string): boolean => /-[0-9a-f]{8}-[0-9a-f]{4}-/.test(path);

const listed = async (): Promise<string[]> => {
  const sitemap = await (await fetch(`${urls.shop}/sitemap.xml`)).text();
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)]
    .map(([, url = '']) => new URL(url).pathname)
    .filter((path) => !isOfAnotherTest(path));
};

/** One page of every shape that the sitemap lists, and those that it leaves out, in the given language. */
export const pageShapes = async (root: '' | '/en'): Promise<string[]> => {
  const own = (await listed()).filter((path) => inEnglish(path) === (root === '/en'));
  const byShape = new Map(own.map((path) => [shapeOf(path), path]));
  return [...byShape.values(), ...unlisted.map((path) => root + path)];
};
