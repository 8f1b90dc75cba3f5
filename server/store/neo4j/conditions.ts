// Filters as Cypher: one fixed text for those who filter, none for those who do not, so that a server plans few queries. What a filter leaves open is null.
import type { GraphFilter, StatementFilter } from '../../graph/filter.ts';
import { labelOfKind } from '../../graph/kinds.ts';

export interface Conditions {
  /** Begins with ` AND` or is empty. */
  text: string;
  parameters: Readonly<Record<string, unknown>>;
}

const NONE: Conditions = { text: '', parameters: {} };

/** An edge by itself is ours if it has a place. Said in a way that no index answers, because we always come from a node or from another index. */
export function isOurs(edge: string): string {
  return `(${edge}._out IS NOT NULL) = true`;
}

/** On a node. */
export function nodeConditions(filter: GraphFilter | undefined, node: string): Conditions {
  if (isOpen(filter)) return NONE;
  return {
    text:
      ` AND ($p.kinds IS NULL OR any(label IN labels(${node}) WHERE label IN $p.kinds))${said(node)} AND ${recorded(node)}` +
      ` AND ($p.stances IS NULL OR NOT ${node}:Statement OR ${expresses(node)})`,
    parameters: { ...parametersOf(filter), kinds: filter.kinds?.map(labelOfKind) ?? null, claims: null },
  };
}

/** On an edge. Only EXPRESSES has a stance, and it always has one. */
export function edgeConditions(filter: GraphFilter | undefined, edge: string): Conditions {
  if (isOpen(filter)) return NONE;
  return {
    text:
      ` AND ($p.edgeKinds IS NULL OR type(${edge}) IN $p.edgeKinds) AND ${held(edge)}` +
      ` AND ($p.edgeStances IS NULL OR ${edge}.stance IS NULL OR ${edge}.stance IN $p.edgeStances)`,
    parameters: {
      edgeKinds: filter.edgeKinds ?? null,
      edgeStances: filter.stances ?? null,
      recordedUntil: filter.recordedUntil ?? null,
    },
  };
}

/** On a statement. */
export function statementConditions(filter: StatementFilter | undefined, statement: string): Conditions {
  if (isOpen(filter)) return NONE;
  const joins = (name: string, pattern: string) =>
    ` AND ($p.${name} IS NULL OR EXISTS { ${pattern} WHERE end.id IN $p.${name} AND ${isOurs('x')} AND ${held('x')} })`;
  return {
    text:
      joins('speakers', `(${statement})<-[x:MADE]-(end)`) +
      joins('about', `(${statement})-[x:ABOUT]->(end)`) +
      joins('sources', `(${statement})-[x:REPORTED_IN]->(end)`) +
      ` AND ($p.claims IS NULL AND $p.stances IS NULL OR ${expresses(statement)})` +
      ` AND ($p.acts IS NULL OR ${statement}.act IN $p.acts)${said(statement)} AND ${recorded(statement)}`,
    parameters: {
      ...parametersOf(filter),
      speakers: filter.speakers ?? null,
      about: filter.about ?? null,
      sources: filter.sources ?? null,
      claims: filter.claims ?? null,
      acts: filter.acts ?? null,
    },
  };
}

/** `held`, where the filter asks for it: for those edges of which many are walked, and nothing is tested that need not be. */
export function heldBy(filter: GraphFilter | StatementFilter | undefined, edge: string): string {
  return filter?.recordedUntil === undefined ? 'true' : held(edge);
}

/** An edge is held once it and both its ends have been recorded. */
export function held(edge: string): string {
  return ['', 'startNode', 'endNode'].map((of) => recorded(of === '' ? edge : `${of}(${edge})`)).join(' AND ');
}

/** Its parameter is null where no condition gives it. */
function recorded(element: string): string {
  return `($p.recordedUntil IS NULL OR ${element}.recordedAt <= $p.recordedUntil)`;
}

function expresses(statement: string): string {
  return `EXISTS { (${statement})-[x:EXPRESSES]->(end) WHERE ${isOneOfClaims('end')} AND ${isOneOfStances('x')} AND ${isOurs('x')} AND ${held('x')} }`;
}

/** On an edge from a statement to a claim: whether it meets a filter's claims and stances, where it has any. */
export function takesStance(filter: StatementFilter | undefined, edge: string, claim: string): string {
  const conditions = [isOurs(edge), heldBy(filter, edge)];
  if (filter?.claims) conditions.push(isOneOfClaims(claim));
  if (filter?.stances) conditions.push(isOneOfStances(edge));
  return conditions.join(' AND ');
}

function isOneOfClaims(claim: string): string {
  return `($p.claims IS NULL OR ${claim}.id IN $p.claims)`;
}

function isOneOfStances(edge: string): string {
  return `($p.stances IS NULL OR ${edge}.stance IN $p.stances)`;
}

/** Only statements have such a time; without one the comparison is null. */
function said(node: string): string {
  return (
    ` AND ($p.saidFrom IS NULL OR coalesce(${node}.saidAtEnd >= $p.saidFrom, true))` +
    ` AND ($p.saidUntil IS NULL OR coalesce(${node}.saidAtStart <= $p.saidUntil, true))`
  );
}

function parametersOf(filter: GraphFilter | StatementFilter): Record<string, unknown> {
  return {
    stances: filter.stances ?? null,
    saidFrom: filter.said?.from ?? null,
    saidUntil: filter.said?.until ?? null,
    recordedUntil: filter.recordedUntil ?? null,
  };
}

function isOpen(filter: GraphFilter | StatementFilter | undefined): filter is undefined {
  return filter === undefined || Object.values(filter).every((part) => part === undefined);
}
