// Random matrices: who holds what of which claim.
import fc from 'fast-check';
import type { Cell, Matrix } from '../../../client/graph/matrix.ts';
import { NODE_KINDS, STANCES } from '../../../client/graph/words.ts';

const stances = fc.subarray([...STANCES], { minLength: 1 });
const row = fc.array(fc.option(stances, { nil: undefined, freq: 2 }), { minLength: 6, maxLength: 6 });

export const matrices: fc.Arbitrary<Matrix> = fc
  .tuple(
    fc.array(fc.tuple(row, fc.constantFrom(...NODE_KINDS.slice(0, 3))), { maxLength: 20 }),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  )
  .map(([rows, contested]) => {
    const cells = new Map<string, Map<string, Cell>>();
    for (const [speaker, [held]] of rows.entries()) {
      const own = held.flatMap((list, claim) =>
        list ? [[`c${claim}`, { stances: list, statements: [`s${speaker}-${claim}`] }] as const] : [],
      );
      if (own.length > 0) cells.set(`p${speaker}`, new Map(own));
    }
    return {
      speakers: rows.flatMap(([, kind], place) =>
        cells.has(`p${place}`) ? [{ id: `p${place}`, kind, label: `Speaker ${place}`, detail: undefined, hollow: false }] : [],
      ),
      claims: contested.flatMap((is, place) =>
        [...cells.values()].some((own) => own.has(`c${place}`)) ? [{ id: `c${place}`, label: `Claim ${place}`, contested: is }] : [],
      ),
      cells,
    };
  });
