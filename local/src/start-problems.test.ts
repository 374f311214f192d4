import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { diskProblem } from './disk.ts';
import { portsTakenMessage, requireFreePorts, samePortTwice } from './ports.ts';
import { isRecentEnough, parsePythonVersion, pythonProblem } from './python.ts';
import { parseSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

const ports = { shop: 8080, backOffice: 8081, psp: 8090, aws: 4566, cache: 6379 };

describe('a taken port', () => {
  it('is named together with the variable that moves it', () => {
    const message = portsTakenMessage(ports, ['aws', 'cache']);
    expect(message).toContain('Port 4566 of the local AWS is taken');
    expect(message).toContain('Port 6379 of the cache is taken');
    expect(message).toContain('LOJA_PORT_AWS, LOJA_PORT_CACHE');
    expect(message).toContain('LOJA_PORT_AWS=5566 npm start');
  });

  it('stops the start, as a port asked for twice does', async () => {
    const squatter = createServer();
    const port = await new Promise<number>((done) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address();
        done(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(requireFreePorts({ ...ports, shop: port })).rejects.toThrow(
      `Port ${port} of the shop is taken`,
    );
    squatter.close();
    expect(samePortTwice({ ...ports, psp: 8080 })).toBe(8080);
    expect(samePortTwice(ports)).toBeUndefined();
    await expect(requireFreePorts({ ...ports, psp: 8080 })).rejects.toThrow(StartupError);
  });
});

describe('Python', () => {
  it.each([
    ['Python 3.9.18', false],
    ['Python 2.7.18', false],
    ['Python 3.10.0', true],
    ['Python 3.13.0rc2\n', true],
    ['Python 4.0.1', true],
  ])('%s is recent enough: %s', (text, expected) => {
    const version = parsePythonVersion(text);
    expect(version && isRecentEnough(version)).toBe(expected);
  });

  it('is not seen in other text', () => {
    expect(parsePythonVersion('pyenv: python3: command not found')).toBeUndefined();
  });

  it('missing or old, the message says what to install', () => {
    expect(pythonProblem([])).toMatch(/^No Python was found\.[\s\S]*3\.10 or newer/);
    expect(pythonProblem(['Python 3.8.1'])).toContain('too old (Python 3.8.1)');
  });
});

describe('settings', () => {
  it('default to the documented ports', () => {
    expect(parseSettings({}).ports).toEqual(ports);
  });

  it('name the variable that cannot be used', () => {
    expect(() => parseSettings({ LOJA_PORT_SHOP: 'eight' })).toThrow(/LOJA_PORT_SHOP/);
    expect(() => parseSettings({ LOJA_PORT_AWS: '70000' })).toThrow(/LOJA_PORT_AWS/);
  });
});

it('a disk with too little room is told before anything is written', () => {
  expect(diskProblem(12.7, '/home/ana/loja')).toMatch(
    /^Only 12 MB are free on the disk of \/home\/ana\/loja/,
  );
  expect(diskProblem(5_000, '/home/ana/loja')).toBeUndefined();
});
