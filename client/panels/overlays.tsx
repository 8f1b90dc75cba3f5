// What stands over the page: menus of nodes and of the canvas, dialogs and the tour. They are fetched when one of them is first asked for.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import type { CanvasControls, MenuRequest } from './app.tsx';
import type { Desk } from './desk.ts';
import type * as parts from './overlay-parts.tsx';

type Parts = typeof parts;

export interface OverlaysProps {
  explorer: Explorer;
  desk: Desk;
  canvas: CanvasControls;
  menu: Signal<MenuRequest | undefined>;
  /** Whether the list of keys is open. */
  keys: Signal<boolean>;
}

export function Overlays({ explorer, desk, canvas, menu, keys }: OverlaysProps) {
  const fetched = useSignal<Parts | undefined>(undefined);
  const asked = menu.value;
  const isWanted = desk.dialog.value !== undefined || desk.tour.value !== undefined || asked !== undefined || keys.value;
  useEffect(() => {
    if (!isWanted || fetched.value) return;
    import('./overlay-parts.tsx').then(
      (loaded) => {
        fetched.value = loaded;
      },
      () => {
        desk.dialog.value = undefined;
        desk.tour.value = undefined;
        menu.value = undefined;
        keys.value = false;
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
  const closeMenu = () => {
    menu.value = undefined;
    canvas.focus();
  };
  const openKeys = () => {
    keys.value = true;
  };
  return (
    <>
      {asked?.nodeId !== undefined && <loaded.NodeMenu explorer={explorer} nodeId={asked.nodeId} at={asked.at} onClose={closeMenu} />}
      {asked && asked.nodeId === undefined && (
        <loaded.CanvasMenu explorer={explorer} at={asked.at} onFit={() => canvas.fit()} onKeys={openKeys} onClose={closeMenu} />
      )}
      {keys.value && (
        <loaded.KeysDialog
          onClose={() => {
            keys.value = false;
            canvas.focus();
          }}
        />
      )}
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
