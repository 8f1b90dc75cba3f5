// The model's answers to the questions about a whole graph, one definition after the other.
import { STANCES, type Stance } from '../../server/graph/kinds.ts';
import { compareIds, timeKeyOf } from '../../server/graph/order.ts';
import { edgePasses } from '../../server/graph/pass.ts';
import type {
  Agreements,
  AgreementsQuery,
  DayCount,
  Path,
  ShortestPathsQuery,
  StanceMatrix,
  StanceMatrixQuery,
} from '../../server/store/questions.ts';
import type { StatementFilter } from '../../server/graph/filter.ts';
import type { Page, Position } from '../../server/store/store.ts';
import type { NaiveGraph } from './naive-graph.ts';

/** All paths, one edge longer at a time, until some have arrived; a node that was reached by fewer edges is never reached again. */
export function naiveShortestPaths(graph: NaiveGraph, { from, to, maxLength, filter = {}, first }: ShortestPathsQuery): Page<Path> {
  const [start, end] = [graph.node(from), graph.node(to)];
  if (!start || !end) return { items: [], hasNextPage: false };
  let paths: Path[] = [{ nodes: [start], edges: [] }];
  const reached = new Set([from]);
  const arrived = () => paths.filter(({ nodes }) => nodes.at(-1)!.id === to);
  for (let length = 0; length < maxLength && arrived().length === 0; length += 1) {
    paths = paths.flatMap(({ nodes, edges }) => {
      const last = nodes.at(-1)!.id;
      return graph.edges
        .filter((edge) => edgePasses(edge, filter) && (edge.from === last || edge.to === last))
        .map((edge) => ({ edge, node: graph.node(edge.from === last ? edge.to : edge.from)! }))
        .filter(({ node }) => !reached.has(node.id) && (node.id === to || graph.passes(node, filter)))
        .map(({ edge, node }) => ({ nodes: [...nodes, node], edges: [...edges, edge] }));
    });
    for (const { nodes } of paths) reached.add(nodes.at(-1)!.id);
  }
  return { items: arrived().slice(0, first), hasNextPage: arrived().length > first };
}

type Held = Position & { claim: string };

export function naiveStanceMatrix(
  graph: NaiveGraph,
  isContested: (claim: string) => boolean,
  { claims, about, filter, maxClaims, maxSpeakers }: StanceMatrixQuery,
): StanceMatrix {
  const isAsked = (claim: string) =>
    claims || about
      ? (!claims || claims.includes(claim)) && (!about || graph.edgesAt(claim, 'ABOUT', 'OUT').some((edge) => about.includes(edge.to)))
      : isContested(claim);
  const positions = graph.positions(filter).filter(({ claim }) => isAsked(claim));
  const statementsOf = (list: readonly Held[]) => distinct(list.map(({ statement }) => statement.id));
  const bySpeakers = !claims && !about;
  const allClaims = distinct(positions.map(({ claim }) => claim)).toSorted((a, b) => {
    const [left, right] = [a, b].map((id) => positions.filter(({ claim }) => claim === id)) as [Held[], Held[]];
    const speakers = (list: readonly Held[]) => distinct(list.map(({ speaker }) => speaker)).length;
    return (
      (bySpeakers ? speakers(right) - speakers(left) : 0) || statementsOf(right).length - statementsOf(left).length || compareIds(a, b)
    );
  });
  const keptClaims = allClaims.slice(0, maxClaims);
  const onKept = positions.filter(({ claim }) => keptClaims.includes(claim));
  const allSpeakers = mostStatementsFirst(onKept);
  const speakers = allSpeakers.slice(0, maxSpeakers);
  const cells = speakers.flatMap((speaker) =>
    keptClaims.flatMap((claim) => {
      const held = onKept.filter((position) => position.speaker === speaker && position.claim === claim);
      if (held.length === 0) return [];
      return [
        { speaker, claim, stances: STANCES.filter((stance) => held.some((one) => one.stance === stance)), statements: statementsOf(held) },
      ];
    }),
  );
  return {
    speakers,
    claims: keptClaims.filter((id) => cells.some(({ claim }) => claim === id)),
    cells,
    truncated: allClaims.length > maxClaims || allSpeakers.length > maxSpeakers,
  };
}

export function naiveAgreements(graph: NaiveGraph, { filter, minShared, maxSpeakers }: AgreementsQuery): Agreements {
  const positions = graph.positions(filter).filter(({ stance }) => isPole(stance));
  const all = mostStatementsFirst(positions);
  const kept = all.slice(0, maxSpeakers);
  const claims = distinct(positions.map(({ claim }) => claim));
  const holds = (speaker: string, claim: string, pole: Stance) =>
    positions.some((one) => one.speaker === speaker && one.claim === claim && one.stance === pole);
  const hasPole = (speaker: string, claim: string) => holds(speaker, claim, 'ASSERTS') || holds(speaker, claim, 'DENIES');
  const sorted = kept.toSorted(compareIds);
  const ties = sorted.flatMap((source) =>
    sorted
      .filter((target) => compareIds(source, target) < 0)
      .map((target) => {
        const both = (left: Stance, right: Stance) => (claim: string) => holds(source, claim, left) && holds(target, claim, right);
        const agree = (claim: string) => both('ASSERTS', 'ASSERTS')(claim) || both('DENIES', 'DENIES')(claim);
        const clash = (claim: string) => both('ASSERTS', 'DENIES')(claim) || both('DENIES', 'ASSERTS')(claim);
        return {
          source,
          target,
          agreements: claims.filter(agree).length,
          clashes: claims.filter(clash).length,
          shared: claims.filter((claim) => hasPole(source, claim) && hasPole(target, claim)).length,
        };
      })
      .filter(({ shared }) => shared >= minShared),
  );
  return {
    speakers: kept.map((speaker) => ({ speaker, claims: claims.filter((claim) => hasPole(speaker, claim)).length })),
    ties,
    truncated: all.length > maxSpeakers,
  };
}

export function naiveDayCounts(graph: NaiveGraph, filter: StatementFilter | undefined): DayCount[] {
  const dated = graph.statements.filter((statement) => timeKeyOf(statement) !== '' && graph.statementPasses(statement, filter));
  return distinct(dated.map(timeKeyOf))
    .toSorted(compareIds)
    .map((day) => {
      const statements = dated.filter((statement) => timeKeyOf(statement) === day);
      const taking = (stance: Stance) =>
        statements.filter((statement) => graph.expressedBy(statement, filter).some((edge) => edge.properties.stance === stance)).length;
      return {
        day,
        count: statements.length,
        stances: STANCES.map((stance) => ({ stance, count: taking(stance) })).filter(({ count }) => count > 0),
      };
    });
}

function isPole(stance: Stance): boolean {
  return stance === 'ASSERTS' || stance === 'DENIES';
}

function mostStatementsFirst(positions: readonly Held[]): string[] {
  const statements = (id: string) =>
    distinct(positions.filter(({ speaker }) => speaker === id).map(({ statement }) => statement.id)).length;
  return distinct(positions.map(({ speaker }) => speaker)).toSorted((a, b) => statements(b) - statements(a) || compareIds(a, b));
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)];
}
