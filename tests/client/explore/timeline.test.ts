// The timeline over a graph of two sources: what has no date is bound by the day of its own source, not by that of another.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSendRequest } from '../../../client/api/request.ts';
import { createExplorer } from '../../../client/explore/create-explorer.ts';
import { createTimeline } from '../../../client/explore/timeline.ts';
import { saidBeforeInWords } from '../../../client/graph/words.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { edge, node } from '../../contract/sample-graph.ts';
import { serveSeed, type Served } from '../../server/http/served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
  await served.store.write({
    nodes: [
      node('source:gazette', 'SOURCE', {
        title: 'Water',
        publishedAt: { start: '2025-03-04', end: '2025-03-04', precision: 'DAY' },
      }),
      node('statement:gazette', 'STATEMENT', { text: 'The pipes are old.', act: 'STATE' }),
    ],
    edges: [edge('MADE', 'country:KOR', 'statement:gazette'), edge('REPORTED_IN', 'statement:gazette', 'source:gazette')],
  });
});
afterAll(() => served.close());

describe('the timeline of two sources', () => {
  it('says of what has no date only what each source bears out', async () => {
    const send = createSendRequest((path, init) => fetch(new URL(path as string, served.url), init));
    const explorer = createExplorer({ send, arrange: (request) => Promise.resolve(arrangeGraph(request)) });
    await explorer.start();
    const timeline = createTimeline(explorer, send);
    await expect
      .poll(() => timeline.state.value.data?.undatedBefore, { timeout: 10_000, interval: 10 })
      .toEqual(['2024-10-23', '2025-03-04']);
    expect(saidBeforeInWords(['2024-10-23'])).toBe('Said before 23 Oct 2024, when the source came out.');
    expect(saidBeforeInWords(timeline.state.value.data!.undatedBefore)).toBe(
      'Each said before its source came out, the last of them on 4 Mar 2025.',
    );
  });
});
