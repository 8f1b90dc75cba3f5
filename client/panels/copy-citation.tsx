// Copies a citation as plain text, and says so.
import { useSignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';

export interface Copying {
  /** Puts text on the clipboard. Rejects where the browser does not allow it. */
  copy(text: string): Promise<void>;
  tell(remark: string): void;
}

export const CopyContext = createContext<Copying>({ copy: () => Promise.resolve(), tell: () => undefined });

const TELLING_MS = 2_500;

/** @param text is asked for when it is copied */
export function CopyCitation({ text }: { text(): string }) {
  const { copy, tell } = useContext(CopyContext);
  const said = useSignal('');
  useEffect(() => {
    if (said.value === '') return undefined;
    const timer = setTimeout(() => {
      said.value = '';
    }, TELLING_MS);
    return () => clearTimeout(timer);
  }, [said.value]);
  const run = async () => {
    try {
      await copy(text());
      said.value = 'Copied';
      tell('Citation copied.');
    } catch {
      said.value = 'Not copied';
      tell('The browser does not let this page copy; select the text instead.');
    }
  };
  return (
    <button type="button" class="link cite" onClick={() => void run()}>
      {said.value === '' ? 'Copy as citation' : said.value}
    </button>
  );
}
