// Where files of the package lie that the compiler does not carry along: found from the sources and from the compiled code alike.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file by its place in the package, such as `server/api/schema.graphql`. */
export function packageFile(place: string): string {
  // Compiled code lies one folder deeper, in dist/.
  const root = existsSync(new URL('../package.json', import.meta.url)) ? '../' : '../../';
  return fileURLToPath(new URL(root + place, import.meta.url));
}
