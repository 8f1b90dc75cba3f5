// The tour over what is drawn: a card beside what it speaks of. The first card only invites and takes nothing over; from then on the focus is in the
// card, Escape ends it, and the focus goes back to where it was.
import { useEffect, useRef } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import type { Desk } from './desk.ts';

interface Stop {
  title: string;
  text: string;
  /** What the card stands beside; the first that is on the screen. */
  beside: string;
}

function stopsFor({ reading }: Explorer): readonly Stop[] {
  const read = reading.value;
  const claim = read ? `“${read.claim}”` : 'a claim';
  return [
    {
      title: 'Who said what?',
      text: 'Demarche shows who asserts a claim, who denies it, and where that is written. It never says what is true. Five steps, one minute.',
      beside: '.pane',
    },
    {
      title: 'Claims stand in the middle',
      text: read
        ? `${claim}: ${read.asserts === 1 ? '1 speaker asserts' : `${read.asserts} speakers assert`} it and stand left, ${read.denies === 1 ? '1 denies' : `${read.denies} deny`} it and stand right. Those who hold back stand below. A double border says that it is contested.`
        : 'Those who assert a claim stand left of it, those who deny it right, those who hold back below. A double border says that it is contested.',
      beside: '.lede',
    },
    {
      title: 'Every line leads to its evidence',
      text: 'Select a statement: the panel shows who said it, when, in whose words, and in which line of which source. Each name in it leads on.',
      beside: '.panel',
    },
    {
      title: 'Go on from anyone',
      text: 'Double click a node, or press Enter on it, to draw what it is connected to. What is drawn never moves, and every step can be undone.',
      beside: '.canvas',
    },
    {
      title: 'Find a name or a word',
      text: 'Type a person, an agency, or a word that was said. Press / to come back here from anywhere.',
      beside: '.search',
    },
    {
      title: 'Keep it, share it, take it away',
      text: 'The address holds what you see. Investigations keep it with your notes; Export gives files, and one page that anyone can open and read.',
      beside: '.acts',
    },
  ];
}

export function Tour({ explorer, desk }: { explorer: Explorer; desk: Desk }) {
  const card = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element>(null);
  const step = desk.tour.value ?? 0;
  const stops = stopsFor(explorer);
  const stop = stops[step];
  const isInvitation = step === 0;

  const end = () => {
    desk.endTour();
    if (!isInvitation && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };

  useEffect(() => {
    const element = card.current;
    if (!element || !stop) return undefined;
    const place = () => {
      const beside = document.querySelector(stop.beside);
      stand(element, beside, isInvitation);
      if (ring.current && beside) surround(ring.current, beside);
    };
    place();
    addEventListener('resize', place);
    if (!isInvitation) {
      cameFrom.current ??= document.activeElement;
      element.querySelector<HTMLElement>('.prime')?.focus();
    }
    return () => removeEventListener('resize', place);
  }, [step]);

  useEffect(() => {
    const element = card.current;
    // The invitation hears Escape wherever the focus is; later the card has the keys to itself, and those of the page mean nothing.
    const listener = isInvitation ? globalThis : element;
    const onKey = (event: Event) => {
      const { key, shiftKey } = event as KeyboardEvent;
      if (!isInvitation) event.stopPropagation();
      if (key === 'Escape' && !event.defaultPrevented) end();
      else if (key === 'Tab' && !isInvitation && element) {
        event.preventDefault();
        focusNext(element, shiftKey ? -1 : 1);
      }
    };
    listener?.addEventListener('keydown', onKey);
    return () => listener?.removeEventListener('keydown', onKey);
  }, [step]);

  if (!stop) return null;
  const isLast = step === stops.length - 1;
  return (
    <>
      {!isInvitation && (
        <div class="tour-ground" aria-hidden="true">
          <div ref={ring} class="tour-ring" />
        </div>
      )}
      <div ref={card} class="tour" role="dialog" aria-modal={!isInvitation} aria-labelledby="tour-title" aria-describedby="tour-text">
        <h2 id="tour-title">{stop.title}</h2>
        <p id="tour-text">{stop.text}</p>
        <div class="go">
          {!isInvitation && (
            <span class="meta">
              {step} of {stops.length - 1}
            </span>
          )}
          <button type="button" class="btn" onClick={end}>
            {isInvitation ? 'Skip' : isLast ? 'Close' : 'End the tour'}
          </button>
          {step > 1 && (
            <button
              type="button"
              class="btn box"
              onClick={() => {
                desk.tour.value = step - 1;
              }}
            >
              Back
            </button>
          )}
          <button
            type="button"
            class="btn prime"
            onClick={() => {
              if (isLast) end();
              else desk.tour.value = step + 1;
            }}
          >
            {isInvitation ? 'Show me' : isLast ? 'Start' : 'Next'}
          </button>
        </div>
      </div>
    </>
  );
}

/** Tab walks the card's buttons only. */
function focusNext(card: HTMLElement, direction: number): void {
  const buttons = [...card.querySelectorAll('button')];
  const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(place + direction + buttons.length) % buttons.length]?.focus();
}

const GAP = 12;

/** Where there is room: below, left, above, right of it; the invitation in its lower right corner. A ring is drawn round what is spoken of. */
function stand(card: HTMLElement, beside: Element | null, isInvitation: boolean): void {
  const { width, height } = card.getBoundingClientRect();
  const box = beside?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const spots = isInvitation
    ? [{ x: box.right - width - GAP, y: box.bottom - height - GAP }]
    : [
        { x: box.left + GAP, y: box.bottom + GAP },
        { x: box.left - width - GAP, y: box.top + GAP },
        { x: box.right + GAP, y: box.top + GAP },
        { x: box.left + GAP, y: box.top - height - GAP },
        { x: box.left + (box.width - width) / 2, y: box.bottom - height - 2 * GAP },
      ];
  const fits = ({ x, y }: { x: number; y: number }) =>
    x >= GAP && y >= GAP && x + width <= innerWidth - GAP && y + height <= innerHeight - GAP;
  const spot = spots.find(fits) ?? spots.at(-1)!;
  card.style.left = `${Math.max(GAP, Math.min(spot.x, innerWidth - width - GAP))}px`;
  card.style.top = `${Math.max(GAP, Math.min(spot.y, innerHeight - height - GAP))}px`;
}

function surround(ring: HTMLElement, beside: Element): void {
  const { left, top, width, height } = beside.getBoundingClientRect();
  Object.assign(ring.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
