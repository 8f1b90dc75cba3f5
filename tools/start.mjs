// npm start: installs and builds what is missing or stale, then runs the server in this same process, so that signals reach it.
import { makeReady } from './ready.mjs';

await makeReady();
await import('../dist/server/main.js');
