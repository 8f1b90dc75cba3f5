// Behind a tie: the claims on which two speakers agree and clash, from what they asserted and denied in the chosen time, page by page.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { TieStatementsDocument, type StatementFilter, type TieStatementsQuery } from '../api/operations.generated.ts';
import type { Answer, SendRequest } from '../api/request.ts';
import { statementFilterOf } from '../graph/filter.ts';
import { sharedClaims, type SharedClaim } from '../graph/ties.ts';
import type { Explorer } from './explorer.ts';
import { createLoad, type Later, type Loaded } from './load.ts';

/** What is looked at in the blocs. */
export type Focus = { on: 'tie'; source: string; target: string } | { on: 'speaker'; id: string };

export type TieStatement = TieStatementsQuery['statements']['edges'][number]['node'];

export interface TieAnswer {
  speakers: readonly [string, string];
  claims: readonly SharedClaim<TieStatement>[];
  /** How many statements of the two were read, the newest first, and how many there are. */
  read: number;
  total: number;
}

export interface TieClaims {
  readonly state: ReadonlySignal<Loaded<TieAnswer>>;
  /** Reads older statements, too. */
  more(): void;
  retry(): void;
}

const PAGE = 200;
const POLES = ['ASSERTS', 'DENIES'] as const;

interface Question {
  speakers: [string, string];
  filter: StatementFilter;
  pages: number;
}

export function createTieClaims(explorer: Explorer, send: SendRequest, focus: ReadonlySignal<Focus | undefined>, later?: Later): TieClaims {
  /** Of which tie more than one page was asked for. */
  const asked = signal<{ tie: Focus | undefined; pages: number }>({ tie: undefined, pages: 1 });
  const load = createLoad(async ({ speakers, filter, pages: wanted }: Question, abort: AbortSignal) => {
    const statements: TieStatement[] = [];
    let after: string | null = null;
    let total = 0;
    for (let page = 0; page < wanted; page += 1) {
      const answer: Answer<TieStatementsQuery> = await send(TieStatementsDocument, { filter, first: PAGE, after }, abort);
      if (answer.error) return answer;
      const { edges, pageInfo, totalCount }: TieStatementsQuery['statements'] = answer.data.statements;
      statements.push(...edges.map(({ node }) => node));
      total = totalCount;
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    return { data: { speakers, claims: sharedClaims(statements, speakers), read: statements.length, total } };
  }, later);

  const question = computed(() => {
    const { value: tie } = focus;
    if (tie?.on !== 'tie') return undefined;
    const filter = statementFilterOf(explorer.filter.value);
    const stances = POLES.filter((pole) => filter.stances?.includes(pole) ?? true);
    const speakers: [string, string] = [tie.source, tie.target];
    return JSON.stringify({
      speakers,
      filter: { ...filter, speakers, stances },
      pages: asked.value.tie === tie ? asked.value.pages : 1,
    } satisfies Question);
  });
  effect(() => {
    const text = question.value;
    if (text !== undefined) untracked(() => load.ask(JSON.parse(text) as Question));
  });
  return {
    state: load.state,
    more() {
      asked.value = { tie: focus.value, pages: (asked.value.tie === focus.value ? asked.value.pages : 1) + 1 };
    },
    retry: load.retry,
  };
}
