// The columns of the table: what stands in each for a row, and what it is sorted by.
import type { Stance } from '../api/operations.generated.ts';
import type { FuzzyDate } from './graph.ts';
import type { EdgeRow, NodeRow, TableRow, TableTab } from './table-rows.ts';
import { capitalised, dateInWords, EDGE_KINDS, inWords, NODE_KINDS, STANCES } from './words.ts';

export interface Column {
  id: string;
  title: string;
  /** What is written, searched, and by default sorted by. */
  textOf(row: TableRow): string;
  /** What is sorted by where that is not the text; undefined goes last, whichever way. */
  keyOf?(row: TableRow): string | number | undefined;
  align?: 'right';
  /** Whether it stands there without being asked for. */
  isFirstShown: boolean;
}

const node = (row: TableRow) => (row.is === 'node' ? row.node : undefined);
const edge = (row: TableRow) => (row.is === 'edge' ? row : undefined);
const facts = (row: TableRow) => (row.is === 'node' ? row.facts : undefined);
const timeKey = (date: FuzzyDate | undefined) => date && `${date.start} ${date.end}`;
const stanceText = (stances: readonly Stance[]) => stances.map((stance) => capitalised(inWords(stance))).join(', ');

const COLUMNS = {
  kind: {
    id: 'kind',
    title: 'Kind',
    textOf: (row) => capitalised(inWords(row.is === 'node' ? row.node.kind : row.edge.kind)),
    keyOf: (row) => (row.is === 'node' ? NODE_KINDS.indexOf(row.node.kind) : EDGE_KINDS.indexOf(row.edge.kind)),
    isFirstShown: true,
  },
  name: { id: 'name', title: 'Name or text', textOf: (row) => node(row)?.label ?? '', isFirstShown: true },
  text: { id: 'name', title: 'Statement, in our words', textOf: (row) => node(row)?.label ?? '', isFirstShown: true },
  claim: { id: 'name', title: 'Claim', textOf: (row) => node(row)?.label ?? '', isFirstShown: true },
  linksIfAsked: {
    id: 'links',
    title: 'Links',
    textOf: (row) => String(node(row)?.degree ?? ''),
    keyOf: (row) => node(row)?.degree,
    align: 'right',
    isFirstShown: false,
  },
  of: { id: 'of', title: 'Of', textOf: (row) => node(row)?.detail ?? '', isFirstShown: true },
  said: {
    id: 'said',
    title: 'Said',
    textOf: (row) => dateInWords(node(row)?.saidAt),
    keyOf: (row) => timeKey(node(row)?.saidAt),
    isFirstShown: true,
  },
  saidIfAny: {
    id: 'said',
    title: 'Said',
    textOf: (row) => (node(row)?.kind === 'STATEMENT' ? dateInWords(node(row)?.saidAt) : ''),
    keyOf: (row) => timeKey(node(row)?.saidAt),
    isFirstShown: true,
  },
  speaker: { id: 'speaker', title: 'Speaker', textOf: (row) => facts(row)?.speaker.label ?? '', isFirstShown: true },
  stance: {
    id: 'stance',
    title: 'Stance',
    textOf: (row) => stanceText(facts(row)?.stances ?? []),
    keyOf: (row) => (facts(row)?.stances[0] ? STANCES.indexOf(facts(row)!.stances[0]!) : undefined),
    isFirstShown: true,
  },
  act: {
    id: 'act',
    title: 'Act',
    textOf: (row) => capitalised(facts(row)?.act.toLowerCase().replaceAll('_', ' ') ?? ''),
    isFirstShown: false,
  },
  paragraph: {
    id: 'paragraph',
    title: 'Line',
    textOf: (row) => facts(row)?.paragraphs.join(', ') ?? '',
    keyOf: (row) => facts(row)?.paragraphs[0],
    align: 'right',
    isFirstShown: true,
  },
  contested: { id: 'contested', title: 'Contested', textOf: (row) => (node(row)?.contested ? 'Contested' : ''), isFirstShown: true },
  alleged: { id: 'alleged', title: 'Alleged', textOf: (row) => (node(row)?.hollow ? 'Alleged' : ''), isFirstShown: true },
  links: {
    id: 'links',
    title: 'Links',
    textOf: (row) => String(node(row)?.degree ?? ''),
    keyOf: (row) => node(row)?.degree,
    align: 'right',
    isFirstShown: true,
  },
  recorded: {
    id: 'recorded',
    title: 'Recorded here',
    textOf: ({ is, ...row }) => recordedInWords(is === 'node' ? (row as NodeRow).node.recordedAt : (row as EdgeRow).edge.recordedAt),
    keyOf: (row) => (row.is === 'node' ? row.node.recordedAt : row.edge.recordedAt),
    isFirstShown: false,
  },
  id: { id: 'id', title: 'Id', textOf: ({ id }) => id, isFirstShown: false },
  from: { id: 'from', title: 'From', textOf: (row) => edge(row)?.source.label ?? '', isFirstShown: true },
  to: { id: 'to', title: 'To', textOf: (row) => edge(row)?.target.label ?? '', isFirstShown: true },
  relation: {
    id: 'relation',
    title: 'Relation',
    textOf: (row) => capitalised(inWords(edge(row)?.edge.kind ?? 'ABOUT')),
    keyOf: (row) => edge(row) && EDGE_KINDS.indexOf(edge(row)!.edge.kind),
    isFirstShown: true,
  },
  edgeStance: {
    id: 'stance',
    title: 'Stance',
    textOf: (row) => stanceText(edge(row)?.edge.stance ? [edge(row)!.edge.stance!] : []),
    keyOf: (row) => (edge(row)?.edge.stance ? STANCES.indexOf(edge(row)!.edge.stance!) : undefined),
    isFirstShown: true,
  },
  role: { id: 'role', title: 'Role', textOf: (row) => edge(row)?.edge.role ?? '', isFirstShown: false },
} as const satisfies Record<string, Column>;

const COLUMNS_OF: Readonly<Record<TableTab, readonly (keyof typeof COLUMNS)[]>> = {
  nodes: ['kind', 'name', 'of', 'saidIfAny', 'links', 'recorded', 'id'],
  statements: ['said', 'speaker', 'stance', 'text', 'paragraph', 'act', 'linksIfAsked', 'recorded', 'id'],
  claims: ['claim', 'contested', 'links', 'recorded', 'id'],
  speakers: ['kind', 'name', 'of', 'links', 'recorded', 'id'],
  events: ['name', 'alleged', 'links', 'recorded', 'id'],
  sources: ['name', 'links', 'recorded', 'id'],
  edges: ['from', 'relation', 'to', 'edgeStance', 'role', 'recorded', 'id'],
};

export function columnsOf(tab: TableTab): readonly Column[] {
  return COLUMNS_OF[tab].map((name): Column => COLUMNS[name]);
}

function recordedInWords(instant: string | undefined): string {
  return instant === undefined ? '' : `${instant.slice(0, 10)}, ${instant.slice(11, 16)} UTC`;
}
