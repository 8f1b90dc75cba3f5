// What a file will not hold, before it is written: how often, for each kind and property; the person decides.
import { useEffect, useRef } from 'preact/hooks';
import type { ExportLoss } from '../explore/fetch-file.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { DialogFrame } from './dialog.tsx';

const number = new Intl.NumberFormat('en-US');

export function LossDialog({ title, loss, onAnswer }: { title: string; loss: ExportLoss; onAnswer(goOn: boolean): void }) {
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => goOn.current?.focus(), []);
  return (
    <DialogFrame title={`${title} cannot hold everything`} onClose={() => onAnswer(false)}>
      <p class="meta">The file will be without this; what is here stays as it is.</p>
      <ul class="plain">
        {loss.lost.map(({ kind, property, count }) => (
          <li key={`${kind} ${property}`}>
            {capitalised(inWords(kind))}: {property} <small>{number.format(count)} times</small>
          </li>
        ))}
      </ul>
      <p>
        <button ref={goOn} type="button" class="btn" onClick={() => onAnswer(true)}>
          Write the file
        </button>
      </p>
    </DialogFrame>
  );
}
