// A generated, seeded graph of the shape of seventy years of roll calls in an assembly: each vote is a statement on a claim, in blocs that mostly agree.
import type { Edge } from '../../../server/graph/edge.ts';
import type { Stance } from '../../../server/graph/kinds.ts';
import type { Node } from '../../../server/graph/node.ts';
import type { Batch } from '../../../server/store/store.ts';
import { randomOf } from './skewed-graph.ts';

const RECORDED = '2024-10-23T00:00:00.000Z';
const MEMBERS = 193;
const MEMBERS_AT_FIRST = 70;
const ROLL_CALLS = 6_203;
const FIRST_YEAR = 1946;
const YEARS = 70;
const MEETINGS_A_YEAR = 12;
const BLOCS = 5;

/** `share` of all roll calls: 1 gives 193 speakers, 6,203 claims and some 870,000 statements with one stance each, in batches of a meeting or less. */
export function* rollCalls(share = 1, seed = 1): Generator<Batch> {
  const random = randomOf(seed);
  const count = Math.ceil(ROLL_CALLS * share);
  yield { nodes: Array.from({ length: MEMBERS }, (_, rank) => member(rank)), edges: [] };
  let meeting = '';
  for (let rollCall = 0; rollCall < count; rollCall += 1) {
    const year = Math.floor((rollCall / count) * YEARS);
    const place = Math.floor(((rollCall / count) * YEARS - year) * MEETINGS_A_YEAR);
    const day = new Date(Date.UTC(FIRST_YEAR + year, 8, 15 + place * 7)).toISOString().slice(0, 10);
    const saidAt = { start: day, end: day, precision: 'DAY' as const };
    const claim = `claim:roll-call-${rollCall}`;
    const nodes: Node[] = [
      { id: claim, kind: 'CLAIM', recordedAt: RECORDED, properties: { text: `Resolution ${rollCall} should be adopted` } },
    ];
    const edges: Edge[] = [];
    if (day !== meeting) {
      nodes.push({
        id: `event:meeting-${day}`,
        kind: 'EVENT',
        recordedAt: RECORDED,
        properties: { name: `Meeting of ${day}`, date: saidAt },
      });
      meeting = day;
    }
    const leaning = Array.from({ length: BLOCS }, () => random());
    const members = MEMBERS_AT_FIRST + Math.floor(((MEMBERS - MEMBERS_AT_FIRST) * year) / YEARS);
    for (let rank = 0; rank < members * 1.08 && rank < MEMBERS; rank += 1) {
      const stance = stanceOf(leaning[rank % BLOCS]!, random());
      const id = `statement:roll-call-${rollCall}:${rank}`;
      const text = stance === 'ASSERTS' ? 'Voted yes' : stance === 'DENIES' ? 'Voted no' : 'Abstained';
      nodes.push({ id, kind: 'STATEMENT', recordedAt: RECORDED, properties: { text, act: 'STATE', saidAt } });
      edges.push(
        edge('MADE', `country:${rank}`, id),
        edge('EXPRESSES', id, claim, { stance }),
        edge('MADE_AT', id, `event:meeting-${day}`),
      );
    }
    yield { nodes, edges };
  }
}

function member(rank: number): Node {
  return { id: `country:${rank}`, kind: 'COUNTRY', recordedAt: RECORDED, properties: { name: `Member ${rank}` } };
}

/** Four of five say yes, one of thirteen no; a bloc mostly votes as one. */
function stanceOf(leaning: number, mood: number): Stance {
  const vote = mood < 0.85 ? leaning : (mood - 0.85) / 0.15;
  return vote < 0.8 ? 'ASSERTS' : vote < 0.875 ? 'DENIES' : 'DECLINES_TO_COMMENT';
}

function edge(kind: Edge['kind'], from: string, to: string, properties: Edge['properties'] = {}): Edge {
  return { id: `${kind}--${from}--${to}`, kind, from, to, recordedAt: RECORDED, properties };
}
