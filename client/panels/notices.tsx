// What has to be said under the canvas, or instead of it where there is nothing to see: one thing at a time, the most pressing first.
import type { Explorer } from '../explore/explorer.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import type { Desk } from './desk.ts';
import { FailureNotice } from './failure-notice.tsx';
import { LeftoverNotice } from './leftover-notice.tsx';
import { TourNotice } from './tour-notice.tsx';

export function Notices({ explorer, desk, isWhole }: { explorer: Explorer; desk: Desk; isWhole: boolean }) {
  const failure = explorer.failure.value;
  const isNothingDrawn = failure?.whole ?? false;
  if (desk.connection.gone.value) {
    return isNothingDrawn === isWhole ? <ConnectionNotice connection={desk.connection} isWhole={isWhole} /> : null;
  }
  if (failure) return isNothingDrawn === isWhole ? <FailureNotice explorer={explorer} /> : null;
  if (isWhole) return null;
  const keeping = desk.keeping.value;
  if (keeping?.autosave.leftover.value) return <LeftoverNotice keeping={keeping} />;
  return desk.isTourOffered.value && desk.tour.value === undefined ? <TourNotice desk={desk} /> : null;
}
