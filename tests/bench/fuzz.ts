// npm run bench -- fuzz [COUNT] [SEED]: mutated requests to a server on the seed graph; what came back, and whether the graph is what it was.
import { fuzz } from '../server/http/fuzz.ts';
import { serveSeed } from '../server/http/served.ts';

const [count = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const served = await serveSeed();
const exported = async () => (await fetch(`${served.url}/export?format=jsonl`)).text();
const before = await exported();
const start = performance.now();
const { outcomes, faults } = await fuzz(served, seed, count);
const same = (await exported()) === before;
await served.close();
console.log(
  `${count} requests, seed ${seed}, ${((performance.now() - start) / 1_000).toFixed(0)} s; the graph is ${same ? 'unchanged' : 'CHANGED'}`,
);
for (const [outcome, times] of [...outcomes].toSorted((a, b) => b[1] - a[1])) console.log(`${outcome.padEnd(30)} ${times}`);
for (const fault of faults) console.log(fault);
if (faults.length > 0 || !same) process.exitCode = 1;
