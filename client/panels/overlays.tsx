// What stands over the page: dialogs and the tour. Each is fetched when it is first asked for.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import type { Desk } from './desk.ts';
import type * as parts from './overlay-parts.tsx';

type Parts = typeof parts;

export function Overlays({ explorer, desk }: { explorer: Explorer; desk: Desk }) {
  const fetched = useSignal<Parts | undefined>(undefined);
  const isWanted = desk.dialog.value !== undefined || desk.tour.value !== undefined;
  useEffect(() => {
    if (!isWanted || fetched.value) return;
    import('./overlay-parts.tsx').then(
      (loaded) => {
        fetched.value = loaded;
      },
      () => {
        desk.dialog.value = undefined;
        desk.tour.value = undefined;
        desk.toast.value = { sentence: 'A part of the page could not be fetched; try again once the server answers.' };
      },
    );
  }, [isWanted]);
  const loaded = fetched.value;
  if (!loaded) return null;
  const dialog = desk.dialog.value;
  const keeping = desk.keeping.value;
  const close = () => {
    desk.dialog.value = undefined;
  };
  return (
    <>
      {desk.tour.value !== undefined && <loaded.Tour explorer={explorer} desk={desk} />}
      {dialog?.name === 'copy' && <loaded.CopyDialog title={dialog.title} text={dialog.text} onClose={close} />}
      {dialog?.name === 'loss' && <loaded.LossDialog title={dialog.title} loss={dialog.loss} onAnswer={dialog.answer} />}
      {dialog?.name === 'investigations' && keeping && <loaded.InvestigationsDialog desk={desk} keeping={keeping} onClose={close} />}
      {dialog?.name === 'save-as' && keeping && (
        <loaded.SaveDialog keeping={keeping} suggestion={explorer.reading.value?.claim ?? ''} onClose={close} />
      )}
    </>
  );
}
