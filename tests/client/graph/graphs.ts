// Drawn graphs for the client's tests: random ones, and those of who said what.
import fc from 'fast-check';
import { addToGraph } from '../../../client/graph/change-graph.ts';
import { EMPTY_GRAPH, type DrawnEdge, type DrawnNode, type FuzzyDate, type Graph } from '../../../client/graph/graph.ts';
import type { Stance } from '../../../client/api/operations.generated.ts';
import { NODE_KINDS, STANCES } from '../../../client/graph/words.ts';

const label = fc.array(fc.constantFrom('North', 'Korea', 'is', 'sending', 'troops', 'to', 'Russia', 'unbelievably-long-word'), {
  minLength: 1,
  maxLength: 9,
});

const node = fc.record({
  place: fc.nat(24),
  kind: fc.constantFrom(...NODE_KINDS),
  label: label.map((words) => words.join(' ')),
  detail: fc.option(fc.constantFrom('South Korea', 'Russia'), { nil: undefined }),
  dated: fc.boolean(),
  /** Days after 1 October 2024, and how many more the span holds. */
  day: fc.nat(29),
  span: fc.constantFrom(0, 0, 0, 1, 5),
});

function dateOf(day: number, span: number): FuzzyDate {
  const at = (days: number) => new Date(Date.UTC(2024, 9, 1 + days)).toISOString().slice(0, 10);
  return { start: at(day), end: at(day + span), precision: span === 0 ? 'DAY' : 'RANGE' };
}

/** Up to 25 nodes `n0` to `n24`, joined as the glossary allows: speakers make statements, statements take stances on claims, other links at random. */
export const graphs: fc.Arbitrary<Graph> = fc
  .tuple(
    fc.uniqueArray(node, { selector: ({ place }) => place, maxLength: 25 }),
    fc.array(fc.tuple(fc.nat(24), fc.nat(24), fc.nat(4)), { maxLength: 80 }),
  )
  .map(([drawn, links]) => {
    const nodes = drawn.map(({ place, kind, label: text, detail, dated, day, span }): DrawnNode => ({
      id: `n${place}`,
      kind,
      label: text,
      detail,
      degree: 3,
      hollow: false,
      contested: kind === 'CLAIM' && dated,
      saidAt: kind === 'STATEMENT' && dated ? dateOf(day, span) : undefined,
      date: (kind === 'EVENT' || kind === 'SOURCE') && dated ? dateOf(day, span) : undefined,
    }));
    const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
    const edges = links.map(([from, to, stance], place): DrawnEdge => {
      const [source, target] = [`n${from}`, `n${to}`];
      if (kinds.get(source) === 'STATEMENT' && kinds.get(target) === 'CLAIM') {
        return { id: `e${place}`, kind: 'EXPRESSES', source, target, stance: STANCES[stance]! };
      }
      const isSpokenFor = ['COUNTRY', 'AGENCY'].includes(kinds.get(target) ?? '');
      if (kinds.get(source) === 'OFFICIAL' && isSpokenFor) return { id: `e${place}`, kind: 'SPEAKS_FOR', source, target };
      if (kinds.get(source) === 'AGENCY' && isSpokenFor) return { id: `e${place}`, kind: 'PART_OF', source, target };
      const speaks = ['COUNTRY', 'AGENCY', 'OFFICIAL'].includes(kinds.get(source) ?? '') && kinds.get(target) === 'STATEMENT';
      return { id: `e${place}`, kind: speaks ? 'MADE' : 'ABOUT', source, target };
    });
    return addToGraph(EMPTY_GRAPH, nodes, edges);
  });

/** A statement for each of what was said, its speaker an agency; every id is also the label. */
export function saidGraph(said: readonly { speaker: string; stance: Stance; claim: string }[]): Graph {
  const nodes = new Map<string, DrawnNode>();
  const edges: DrawnEdge[] = [];
  const draw = (id: string, kind: DrawnNode['kind']) =>
    nodes.set(id, {
      id,
      kind,
      label: id,
      detail: undefined,
      degree: 1,
      hollow: false,
      contested: false,
      saidAt: undefined,
      date: undefined,
    });
  for (const [place, { speaker, stance, claim }] of said.entries()) {
    const statement = `s${place}`;
    draw(speaker, 'AGENCY');
    draw(statement, 'STATEMENT');
    draw(claim, 'CLAIM');
    edges.push(
      { id: `m${place}`, kind: 'MADE', source: speaker, target: statement },
      { id: `e${place}`, kind: 'EXPRESSES', source: statement, target: claim, stance },
    );
  }
  return addToGraph(EMPTY_GRAPH, [...nodes.values()], edges);
}
