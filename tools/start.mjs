// npm start: installs and builds what is missing or stale, then runs the server in this same process, so that signals reach it.
import { makeReady } from './ready.mjs';

await makeReady();
// After the installation, which would leave out what builds us: graphql-js and Express spare themselves the checks meant for who develops with them.
process.env.NODE_ENV ??= 'production';
await import('../dist/server/main.js');
