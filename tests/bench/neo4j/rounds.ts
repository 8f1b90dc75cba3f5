// Asks the servers the same, turn about in one run, so that whatever else the machine does meets all of them.
import { drive, median, quantile, requestOf } from '../api/client.ts';
import type { ServerProcess } from '../api/servers.ts';
import { cpuMsOf } from './cpu.ts';
import { CONTENDERS, type Contender, type Question } from './questions.ts';

const ROUNDS = 5;
const SECONDS = 0.6;
/** For throughput, as many as our server lets ask for much at the same time; latencies are those of one client alone. */
const AT_ONCE = 4;

export interface Figures {
  /** In milliseconds, of all rounds. */
  p50: number;
  p95: number;
  /** Answers in a second to 4 clients, the median of the rounds. */
  perSecond: number;
  /** Of the last answer. */
  bytes: number;
  /** Processor time for one of these answers, in milliseconds: the server's own, and Neo4j's. */
  ownMs: number;
  neo4jMs: number;
}

/** Figures of each server that can be asked, after a round that does not count. @throws Error where one answers otherwise than ours */
export async function askInRounds(
  question: Question,
  servers: Readonly<Record<Contender, ServerProcess>>,
  neo4jPid: number,
): Promise<Partial<Record<Contender, Figures>>> {
  const able = CONTENDERS.filter((each) => question.texts[each] !== undefined);
  await compareAnswers(question, servers, able);
  const seen = Object.fromEntries(
    able.map((each) => [
      each,
      { latencies: [] as number[], perSecond: [] as number[], own: [] as number[], neo4j: [] as number[], bytes: 0 },
    ]),
  );
  for (let round = -1; round < ROUNDS; round += 1) {
    // Each round begins with another one.
    for (let place = 0; place < able.length; place += 1) {
      const each = able[(place + Math.max(0, round)) % able.length]!;
      let turn = (round + 1) * 1_000;
      const next = () => requestOf('/graphql', { query: question.texts[each], variables: question.variables(turn++) });
      const alone = await drive(servers[each].url, next, { connections: 1, seconds: SECONDS });
      const [ownBefore, neo4jBefore] = [await servers[each].cpuSeconds(), cpuMsOf(neo4jPid)];
      const together = await drive(servers[each].url, next, { connections: AT_ONCE, seconds: SECONDS });
      const bad = [...alone, ...together].find(({ status }) => status !== 200);
      if (bad) throw new Error(`${each}, ${question.name}: status ${bad.status}`);
      const ownMs = ((await servers[each].cpuSeconds()) - ownBefore) * 1_000;
      const neo4jMs = cpuMsOf(neo4jPid) - neo4jBefore;
      if (round < 0) continue;
      seen[each]!.own.push(ownMs / together.length);
      seen[each]!.neo4j.push(neo4jMs / together.length);
      seen[each]!.latencies.push(...alone.map(({ latencyMs }) => latencyMs));
      seen[each]!.perSecond.push(together.length / SECONDS);
      seen[each]!.bytes = together.at(-1)!.bytes;
    }
  }
  return Object.fromEntries(
    Object.entries(seen).map(([each, { latencies, perSecond, own, neo4j, bytes }]) => [
      each,
      {
        p50: median(latencies),
        p95: quantile(latencies, 0.95),
        perSecond: median(perSecond),
        bytes,
        ownMs: median(own),
        neo4jMs: median(neo4j),
      },
    ]),
  );
}

async function compareAnswers(question: Question, servers: Readonly<Record<Contender, ServerProcess>>, able: readonly Contender[]) {
  for (let turn = 0; turn < 3; turn += 1) {
    const essences = await Promise.all(
      able.map(async (each) => {
        const body = JSON.stringify({ query: question.texts[each], variables: question.variables(turn) });
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(`${servers[each].url}/graphql`, { method: 'POST', headers, body });
        const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
        if (errors !== undefined) throw new Error(`${each}, ${question.name}: ${JSON.stringify(errors)}`);
        return JSON.stringify(question.essence(data));
      }),
    );
    const place = essences.findIndex((essence) => essence !== essences[0]);
    if (place >= 0)
      throw new Error(
        `${question.name}: ${able[place]} answers otherwise than ours:\n${essences[place]!.slice(0, 2_000)}\n${essences[0]!.slice(0, 2_000)}`,
      );
  }
}
