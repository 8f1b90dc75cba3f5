// A Java of at least some version: JAVA_HOME first, then the usual places, then the one on PATH.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where systems keep several Javas side by side, each in a folder of its own. */
const PLACES = [
  { folder: '/usr/lib/jvm', java: 'bin/java' },
  { folder: '/Library/Java/JavaVirtualMachines', java: 'Contents/Home/bin/java' },
];

/** The command of the oldest Java that is new enough: a server is tested on the version that it was made for. Undefined where there is none. */
export async function findJava(oldest: number): Promise<string | undefined> {
  const home = process.env['JAVA_HOME'];
  const commands = [
    ...(home ? [join(home, 'bin/java')] : []),
    ...PLACES.flatMap(({ folder, java }) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, java)) : [])),
  ].filter((command) => existsSync(command));
  const found = await Promise.all([...commands, 'java'].map(async (command) => ({ command, version: await versionOf(command) })));
  return found.filter(({ version }) => version >= oldest).toSorted((a, b) => a.version - b.version)[0]?.command;
}

/** 17 for `openjdk version "17.0.15"`; 0 where the command is no Java. */
async function versionOf(command: string): Promise<number> {
  try {
    const { stderr } = await promisify(execFile)(command, ['-version']);
    return Number(/ version "(\d+)/u.exec(stderr)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
