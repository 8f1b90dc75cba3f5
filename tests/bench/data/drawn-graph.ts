// A generated, seeded graph as the page draws it: speakers with statements on claims, few of either with most of the links, and a hub to expand.
import type { DrawnEdge, DrawnNode } from '../../../client/graph/graph.ts';
import { STANCES } from '../../../client/graph/words.ts';
import { randomOf } from './skewed-graph.ts';

export interface GeneratedGraph {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  /** Statements of `official:0` that are not among the nodes, with what joins them to it and to claims. */
  more: { nodes: DrawnNode[]; edges: DrawnEdge[] };
}

const WORDS = ['troops', 'were', 'sent', 'across', 'the', 'border', 'in', 'autumn', 'and', 'nobody', 'has', 'confirmed', 'it', 'yet'];

/** Just so many nodes and edges; `more` is how many neighbours the hub has beside them. */
export function drawnGraph(nodes: number, edges: number, more: number, seed = 5): GeneratedGraph {
  const random = randomOf(seed);
  const counts = { officials: Math.ceil(nodes * 0.12), claims: Math.ceil(nodes * 0.06), events: Math.ceil(nodes * 0.02) };
  const statements = nodes - counts.officials - counts.claims - counts.events;
  /** Low ranks far more often than high ones. */
  const skewed = (count: number) => Math.floor(count ** random()) % count;
  const text = (length: number) => Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]!).join(' ');
  const node = (id: string, kind: DrawnNode['kind'], label: string, rest: Partial<DrawnNode> = {}): DrawnNode => ({
    id,
    kind,
    label,
    degree: 3,
    hollow: false,
    contested: false,
    ...rest,
  });
  const statement = (id: string): DrawnNode => {
    const day = new Date(Date.UTC(2022, 0, 1 + Math.floor(random() * 1_000))).toISOString().slice(0, 10);
    return node(id, 'STATEMENT', text(9), random() < 0.7 ? { saidAt: { start: day, end: day, precision: 'DAY' } } : {});
  };
  const drawn = [
    ...Array.from({ length: counts.officials }, (_, rank) =>
      node(`official:${rank}`, 'OFFICIAL', `Official ${rank}`, { detail: 'Ministry' }),
    ),
    ...Array.from({ length: counts.claims }, (_, rank) => node(`claim:${rank}`, 'CLAIM', text(7), { contested: rank % 2 === 0 })),
    ...Array.from({ length: counts.events }, (_, rank) => node(`event:${rank}`, 'EVENT', text(3))),
    ...Array.from({ length: statements }, (_, rank) => statement(`statement:${rank}`)),
  ];
  let nth = 0;
  const edge = (kind: DrawnEdge['kind'], source: string, target: string): DrawnEdge => {
    nth += 1;
    const stance = kind === 'EXPRESSES' ? { stance: STANCES[skewed(STANCES.length)]! } : {};
    return { id: `${kind}-${nth}`, kind, source, target, ...stance };
  };
  const joined: DrawnEdge[] = [];
  for (let rank = 0; joined.length < edges; rank += 1) {
    const id = `statement:${rank % statements}`;
    const round = Math.floor(rank / statements);
    if (round === 0) joined.push(edge('MADE', `official:${skewed(counts.officials)}`, id));
    else if (round === 1) joined.push(edge('EXPRESSES', id, `claim:${skewed(counts.claims)}`));
    else if (round === 2) joined.push(edge('MADE_AT', id, `event:${skewed(counts.events)}`));
    else joined.push(edge('RESPONDS_TO', id, `statement:${skewed(statements)}`));
  }
  const others = Array.from({ length: more }, (_, rank) => statement(`statement:more-${rank}`));
  const links = others.flatMap(({ id }) => [edge('MADE', 'official:0', id), edge('EXPRESSES', id, `claim:${skewed(counts.claims)}`)]);
  return { nodes: drawn, edges: joined, more: { nodes: others, edges: links } };
}
