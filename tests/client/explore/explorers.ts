// An explorer over the seed graph that a real server serves, without a browser: for tests of what a person means to do.
import { createSendRequest, type SendRequest } from '../../../client/api/request.ts';
import { createExplorer } from '../../../client/explore/create-explorer.ts';
import type { Explorer } from '../../../client/explore/explorer.ts';
import type { SavedView } from '../../../client/graph/saved-view.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import type { Served } from '../../server/http/served.ts';

export function sendTo(served: Served): SendRequest {
  return createSendRequest((path, init) => fetch(served.url + String(path), init));
}

/** Opened on the ids or the view, or on the contested claims. */
export async function openExplorer(
  served: Served,
  opening: { addressedIds?: string[]; addressedView?: SavedView } = {},
): Promise<Explorer> {
  const explorer = createExplorer({ send: sendTo(served), arrange: async (request) => arrangeGraph(request), ...opening });
  await explorer.start();
  return explorer;
}
