// The script of a page that is taken away. It is written into that page as text, so the function stands alone: it uses nothing from outside itself,
// and puts text from data on the page as text only.
import type { Article, ArticleEntry, ArticleLink, ArticleSection } from './article.ts';

/** What the page holds as JSON. */
export interface PageData {
  articles: readonly Article[];
  /** By the id of a node. */
  notes: Readonly<Record<string, string>>;
  box: { x: number; y: number; width: number; height: number };
  glyphs: Readonly<Record<string, string>>;
}

export function startReader(): void {
  const data = JSON.parse(document.getElementById('data')!.textContent) as PageData;
  const articles = new Map(data.articles.map((article) => [article.id, article]));
  const notes = new Map(Object.entries(data.notes));
  const pane = document.getElementById('pane')!;
  const svg = pane.querySelector('svg')!;
  const panel = document.getElementById('panel')!;
  let box = { ...data.box };

  function make(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
    const element = document.createElement(tag);
    if (name !== '') element.className = name;
    element.append(...children);
    return element;
  }

  function linkTo({ id, text }: ArticleLink): Node | string {
    if (!articles.has(id)) return text;
    const button = make('button', 'link', text);
    button.addEventListener('click', () => show(id));
    return button;
  }

  function badge(stance: string | undefined): Node[] {
    if (stance === undefined) return [];
    const sign = make('span', `g ${stance}`, data.glyphs[stance] ?? '');
    sign.title = stance.toLowerCase().replaceAll('_', ' ');
    return [sign];
  }

  function entryOf({ stance, who, when, said, links, plain, quote }: ArticleEntry): HTMLElement {
    const item = make('li', '', ...badge(stance));
    const body = make('div', '');
    if (who || when !== undefined) body.append(make('p', 'by', ...(who ? [make('b', '', linkTo(who))] : []), make('span', '', when ?? '')));
    if (said)
      body.append(
        make('p', said.quoted ? 'said quoted' : 'said', linkTo({ id: said.id, text: said.quoted ? `“${said.text}”` : said.text })),
      );
    if (links) {
      const names = make('p', '');
      links.forEach((link, place) => names.append(place > 0 ? ', ' : '', linkTo(link)));
      body.append(names);
    }
    if (plain !== undefined) body.append(make('p', 'dim', plain));
    if (quote !== undefined) body.append(make('blockquote', '', quote));
    item.append(body);
    return item;
  }

  function sectionOf({ title, note, entries }: ArticleSection): HTMLElement {
    const heading = make('h3', '', title, ...(note === undefined ? [] : [make('span', '', note)]));
    return make('section', '', heading, make('ul', '', ...entries.map(entryOf)));
  }

  function mark(id: string | undefined): void {
    for (const node of svg.querySelectorAll('.node')) node.classList.toggle('on', node.getAttribute('data-id') === id);
  }

  function show(id: string): void {
    const article = articles.get(id);
    if (!article) return;
    const back = make('button', 'link', 'All that is drawn');
    back.addEventListener('click', list);
    const parts: HTMLElement[] = [make('p', 'kind', article.kind, back), make('h2', '', article.title)];
    for (const line of article.lines) parts.push(make('p', 'dim', line));
    if (article.url !== undefined) {
      const link = make('a', '', article.url) as HTMLAnchorElement;
      link.href = article.url;
      link.rel = 'noreferrer';
      parts.push(make('p', 'dim', link));
    }
    if (article.text !== undefined) parts.push(make('p', 'text', article.text));
    if (article.quote !== undefined) {
      parts.push(
        make('blockquote', '', `“${article.quote}”`, make('cite', '', 'The speaker’s words, as the source quotes them. Above, ours.')),
      );
    }
    const note = notes.get(id);
    if (note !== undefined) parts.push(make('section', 'note', make('h3', '', 'Note'), make('p', '', note)));
    panel.replaceChildren(...parts, ...article.sections.map(sectionOf));
    panel.scrollTop = 0;
    mark(id);
  }

  function list(): void {
    const kinds = [...new Set(data.articles.map(({ kind }) => kind))];
    const parts = kinds.map((kind) => {
      const of = data.articles.filter((article) => article.kind === kind);
      const items = of.map(({ id, title, text }) =>
        make('li', '', make('div', '', linkTo({ id, text: text === undefined ? title : `${title}: ${text}` }))),
      );
      return make('section', '', make('h3', '', kind, make('span', '', String(of.length))), make('ul', '', ...items));
    });
    panel.replaceChildren(make('p', 'kind', 'All that is drawn'), ...parts);
    mark(undefined);
  }

  function draw(): void {
    svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  }

  function fit(): void {
    box = { ...data.box };
    draw();
  }

  /** Keeps the point under (x, y), in px of the window, where it is. */
  function zoom(factor: number, x: number, y: number): void {
    const width = Math.min(Math.max(box.width / factor, data.box.width / 20), data.box.width * 4);
    const scale = width / box.width;
    const at = pointAt(x, y);
    box = { x: at.x - (at.x - box.x) * scale, y: at.y - (at.y - box.y) * scale, width, height: box.height * scale };
    draw();
  }

  function pointAt(x: number, y: number): { x: number; y: number } {
    const { left, top } = svg.getBoundingClientRect();
    const scale = unitsPerPx();
    const { clientWidth, clientHeight } = pane;
    return {
      x: box.x + box.width / 2 + (x - left - clientWidth / 2) * scale,
      y: box.y + box.height / 2 + (y - top - clientHeight / 2) * scale,
    };
  }

  function unitsPerPx(): number {
    return Math.max(box.width / pane.clientWidth, box.height / pane.clientHeight);
  }

  const pointers = new Map<number, { x: number; y: number }>();
  let moved = 0;
  pane.addEventListener('pointerdown', (event) => {
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const step = { x: event.clientX - before.x, y: event.clientY - before.y };
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved += Math.abs(step.x) + Math.abs(step.y);
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      if (was > 0) zoom(is / was, (event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
      return;
    }
    const scale = unitsPerPx();
    box = { ...box, x: box.x - step.x * scale, y: box.y - step.y * scale };
    draw();
  });
  const release = (event: PointerEvent) => pointers.delete(event.pointerId);
  addEventListener('pointerup', release);
  addEventListener('pointercancel', release);
  pane.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX, event.clientY);
    },
    { passive: false },
  );
  svg.addEventListener('click', (event) => {
    // A drag ends in a click, too.
    if (moved > 6) return;
    const node = (event.target as Element).closest('.node');
    if (node) show(node.getAttribute('data-id') ?? '');
    else list();
  });
  document.getElementById('fit')!.addEventListener('click', fit);
  const middle = (factor: number) => {
    const { left, top, width, height } = pane.getBoundingClientRect();
    zoom(factor, left + width / 2, top + height / 2);
  };
  document.getElementById('closer')!.addEventListener('click', () => middle(1.3));
  document.getElementById('farther')!.addEventListener('click', () => middle(1 / 1.3));
  fit();
  list();
}
