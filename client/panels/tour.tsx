// The tour over what is drawn: a card beside what it speaks of. The focus is in the card, Escape ends it, and the focus goes back to where it was.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
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
      title: 'Claims stand in the middle',
      text: read
        ? `${claim}: ${read.asserts === 1 ? '1 speaker asserts' : `${read.asserts} speakers assert`} it and stand left, ${read.denies === 1 ? '1 denies' : `${read.denies} deny`} it and stand right. Those who hold back stand below. A double border says that it is contested.`
        : 'Those who assert a claim stand left of it, those who deny it right, those who hold back below. A double border says that it is contested.',
      beside: '.pane',
    },
    {
      title: 'Every line leads to its evidence',
      text: 'Select a statement: the panel shows who said it, when, in whose words, and in which line of which source. Each name in it leads on.',
      beside: '.panel',
    },
    {
      title: 'Go on from anyone',
      text: 'Double click a node, or press Enter on it, to draw what it is connected to. What is drawn never moves, and every step can be undone.',
      beside: '.pane',
    },
    {
      title: 'Find a name or a word',
      text: 'Type a person, an agency, or a word that was said. Press / to come back here from anywhere.',
      beside: '.search',
    },
    {
      title: 'Keep it, share it, take it away',
      text: 'The address holds what you see. Investigations keep it with your notes; Export gives files, and one page that anyone can open and read.',
      beside: '.acts, .acts-button',
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

  const end = () => {
    desk.endTour();
    const from = cameFrom.current;
    // The button that began it may be gone.
    const goBack = from?.isConnected && from !== document.body ? from : document.querySelector('.canvas');
    if (goBack instanceof HTMLElement) goBack.focus();
  };

  useLayoutEffect(() => {
    const element = card.current;
    if (!element || !stop) return undefined;
    const place = () => {
      const box = boxOf(stop.beside);
      stand(element, box);
      if (ring.current) surround(ring.current, box);
    };
    place();
    cameFrom.current ??= document.activeElement;
    element.querySelector<HTMLElement>('.prime')?.focus();
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [step]);

  useEffect(() => {
    const element = card.current;
    // The card has the keys to itself: those of the page mean nothing while it is there.
    const onKey = (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === 'Escape') end();
      else if (event.key === 'Tab' && element) {
        event.preventDefault();
        focusNext(element, event.shiftKey ? -1 : 1);
      }
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [step]);

  if (!stop) return null;
  const isLast = step === stops.length - 1;
  const goTo = (next: number) => () => {
    desk.tour.value = next;
  };
  return (
    <>
      <div class="tour-ground" aria-hidden="true">
        <div ref={ring} class="tour-ring" />
      </div>
      <div ref={card} class="tour" role="dialog" aria-modal="true" aria-labelledby="tour-title" aria-describedby="tour-text">
        <h2 id="tour-title">{stop.title}</h2>
        <p id="tour-text">{stop.text}</p>
        <div class="go">
          <span class="meta">
            {step + 1} of {stops.length}
          </span>
          {!isLast && (
            <button type="button" class="btn" onClick={end}>
              End the tour
            </button>
          )}
          {step > 0 && (
            <button type="button" class="btn box" onClick={goTo(step - 1)}>
              Back
            </button>
          )}
          <button type="button" class="btn prime" onClick={isLast ? end : goTo(step + 1)}>
            {isLast ? 'Start' : 'Next'}
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

/** Of the first that is on the screen: on a phone the menus are behind a button. */
function boxOf(selector: string): DOMRect {
  const boxes = [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
  return boxes.find(({ width }) => width > 0) ?? new DOMRect(0, 0, innerWidth, innerHeight);
}

/** Where there is room: below, left, right or above; else in the lower left corner of what is spoken of. */
function stand(card: HTMLElement, box: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const across = (x: number) => Math.max(GAP, Math.min(x, innerWidth - width - GAP));
  const spots = [
    { x: across(box.right - width), y: box.bottom + GAP },
    { x: box.left - width - GAP, y: box.top + GAP },
    { x: box.right + GAP, y: box.top + GAP },
    { x: across(box.left), y: box.top - height - GAP },
  ];
  const fits = ({ x, y }: { x: number; y: number }) =>
    x >= GAP && y >= GAP && x + width <= innerWidth - GAP && y + height <= innerHeight - GAP;
  const { x, y } = spots.find(fits) ?? { x: box.left + GAP, y: box.bottom - height - GAP };
  card.style.left = `${across(x)}px`;
  card.style.top = `${Math.max(GAP, Math.min(y, innerHeight - height - GAP))}px`;
}

function surround(ring: HTMLElement, { left, top, width, height }: DOMRect): void {
  Object.assign(ring.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
