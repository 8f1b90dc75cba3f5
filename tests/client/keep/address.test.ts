// Views in addresses: packed and unpacked they are the same; too long, cut or tampered with, nothing is drawn from them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, MAX_ADDRESS, readAddress } from '../../../client/keep/address.ts';
import { savedViews } from './views.ts';

const PAGE = 'http://127.0.0.1:4000/';

async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url');
}

describe('an address', () => {
  it('holds a view and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(savedViews, async (view) => {
        const address = await addressOf(view, PAGE);
        expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4000\/#view=[A-Za-z0-9_-]+$/u);
        expect(await readAddress(address!)).toEqual({ kind: 'view', view });
      }),
      { numRuns: 50 },
    );
  });

  it('is not handed out past its longest, which it may reach', async () => {
    const [view] = fc.sample(savedViews, { seed: 1, numRuns: 1 });
    // Ids that do not pack: 32 hexadecimal digits hold 16 bytes.
    const many = (count: number) => {
      const digits = fc.sample(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }), {
        seed: 7,
        numRuns: count,
      });
      return {
        ...view!,
        ids: digits,
        positions: digits.map((_, place) => [place * 37, -place * 91] as const),
        pinned: [],
        selection: [],
      };
    };
    const lengths = await Promise.all([100, 200, 300, 400].map(async (count) => (await addressOf(many(count), PAGE))?.length));
    const [first, ...later] = lengths;
    expect(first).toBeGreaterThan(2_000);
    expect(later.at(-1)).toBeUndefined();
    for (const length of lengths) expect(length ?? 0).toBeLessThanOrEqual(MAX_ADDRESS);
  });

  it('stays readable with ids', async () => {
    expect(await readAddress(`${PAGE}?ids=country:PRK,country:RUS,`)).toEqual({ kind: 'ids', ids: ['country:PRK', 'country:RUS'] });
    expect(await readAddress(PAGE)).toEqual({ kind: 'nothing' });
    expect(await readAddress(`${PAGE}#elsewhere`)).toEqual({ kind: 'nothing' });
  });

  it('names no more nodes than one picture holds', async () => {
    const ids = Array.from({ length: 2_001 }, (_, nth) => `n${nth}`);
    expect(await readAddress(`${PAGE}?ids=${ids.slice(1).join(',')}`)).toEqual({ kind: 'ids', ids: ids.slice(1) });
    expect(await readAddress(`${PAGE}?ids=${ids.join(',')}`)).toEqual({
      kind: 'unreadable',
      fault: 'It names 2,001 nodes, more than the 2,000 that one picture holds; leave some out.',
    });
  });

  it('says so where it was cut off or changed', async () => {
    const [view] = fc.sample(savedViews, { seed: 3, numRuns: 1 });
    const address = (await addressOf(view!, PAGE))!;
    for (const broken of [address.slice(0, -9), `${PAGE}#view=`, `${PAGE}#view=%%%`, `${PAGE}#view=AAAA`]) {
      expect(await readAddress(broken)).toEqual({ kind: 'unreadable', fault: 'It was cut off or changed on its way.' });
    }
  });

  it('says what is wrong with what it holds', async () => {
    expect(await readAddress(`${PAGE}#view=${await pack('{"version":1}')}`)).toEqual({
      kind: 'unreadable',
      fault: 'view.ids must be a list.',
    });
  });

  it('is not unpacked without end', async () => {
    const bomb = await pack(`"${'0'.repeat(20_000_000)}"`);
    expect(bomb.length).toBeLessThan(50_000);
    expect(await readAddress(`${PAGE}#view=${bomb}`)).toMatchObject({ kind: 'unreadable' });
  });
});
