// npm start: installs and builds what is missing or stale, then runs the server in this same process, so that signals reach it.
import { makeReady } from './ready.mjs';

await makeReady();
// After the installation, which would leave out what builds us: graphql-js and Express spare themselves the checks meant for who develops with them.
process.env.NODE_ENV ??= 'production';
followStarter();
await import('../dist/server/main.js');

/** npm runs this through a shell, which ends by a signal without passing it on: whoever stops npm means the server. */
function followStarter() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const starter = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
