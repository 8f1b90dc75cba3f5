// The opening view: the contested claims with the most speakers, what was said on them, by whom, and whom they speak for.
import type { OpeningQuery } from '../api/operations.generated.ts';

/** More cards than these leave no room for the lines between them. */
const MAX_CLAIMS = 4;
/** Past this many the Sides layout is no longer read; the rest is one search away. */
const MAX_NODES = 60;

/** Ids to draw, most important first; where no claim is contested, those that most is said about. */
export function openingIds({ statements }: OpeningQuery, maxClaims = MAX_CLAIMS): string[] {
  const said = statements.edges.map(({ node }) => node);
  const claims = new Map<string, { contested: boolean; speakers: Set<string> }>();
  for (const { speaker, expresses } of said) {
    for (const { claim } of expresses) {
      const entry = claims.get(claim.id) ?? { contested: claim.contested, speakers: new Set() };
      entry.speakers.add(speaker.id);
      claims.set(claim.id, entry);
    }
  }
  const ranked = [...claims].toSorted(([a, left], [b, right]) => right.speakers.size - left.speakers.size || (a < b ? -1 : 1));
  const contested = ranked.filter(([, { contested: is }]) => is);
  const chosen = (contested.length > 0 ? contested : ranked).slice(0, maxClaims).map(([id]) => id);

  const ids = new Set<string>();
  for (const claim of chosen) {
    const on = said.filter(({ expresses }) => expresses.some((stance) => stance.claim.id === claim));
    const found = on.flatMap(({ id, speaker }) => [
      id,
      speaker.id,
      ...('speaksFor' in speaker ? speaker.speaksFor.map(({ to }) => to.id) : []),
      ...('partOf' in speaker ? speaker.partOf.map((whole) => whole.id) : []),
    ]);
    const more = [claim, ...found].filter((id) => !ids.has(id));
    if (ids.size > 0 && ids.size + more.length > MAX_NODES) break;
    for (const id of more.slice(0, MAX_NODES)) ids.add(id);
  }
  return [...ids];
}
