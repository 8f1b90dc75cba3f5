// The Neo4j servers that the product is held to, and what each needs to run.

export interface Release {
  /** What people call it: `5.26`. */
  name: string;
  /** Of the Maven artifacts. */
  version: string;
  /** The oldest Java that it runs on. */
  oldestJava: number;
  mainClass: string;
}

/** The long-term release, and the newest calendar release. */
export const RELEASES: readonly Release[] = [
  { name: '5.26', version: '5.26.31', oldestJava: 17, mainClass: 'org.neo4j.server.CommunityEntryPoint' },
  { name: '2026.08', version: '2026.08.1', oldestJava: 21, mainClass: 'org.neo4j.server.Neo4jCommunity' },
];
