// Runs a built program after making sure of the build: node tools/run.mjs PROGRAM ARGUMENTS… (npm run load, npm run export).
import { fileURLToPath } from 'node:url';
import { makeReady } from './ready.mjs';

const [program, ...rest] = process.argv.slice(2);
// What a command prints is for whoever reads it, also for programs: notes on the build go elsewhere.
await makeReady({ say: console.error });
const file = new URL(`../dist/${program}`, import.meta.url);
process.argv = [process.execPath, fileURLToPath(file), ...rest];
await import(file.href);
