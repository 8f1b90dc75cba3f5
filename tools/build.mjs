// npm run build: builds afresh, whether or not anything changed.
import { build, root } from './ready.mjs';

process.chdir(root);
try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
