// What one can do with a node: expand it, all of it or by relation with its count, hide, pin, keep only it.
import { useEffect, useRef } from 'preact/hooks';
import type { DetailsQuery, EdgeKind } from '../api/operations.generated.ts';
import type { Explorer } from '../explore/explorer.ts';
import { capitalised, inWords } from '../graph/words.ts';

export interface NodeMenuProps {
  explorer: Explorer;
  nodeId: string;
  /** In px of the window. */
  at: { x: number; y: number };
  /** The node's degrees, where they have come. */
  details: DetailsQuery['node'] | undefined;
  onClose(): void;
}

export function NodeMenu({ explorer, nodeId, at, details, onClose }: NodeMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const node = explorer.graph.value.nodes.get(nodeId);
  useEffect(() => {
    const element = menu.current;
    if (!element) return undefined;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y, innerHeight - height - 4))}px`;
    element.querySelector('button')?.focus();
    const onOutside = (event: MouseEvent) => {
      if (!element.contains(event.target as Element)) onClose();
    };
    addEventListener('mousedown', onOutside);
    return () => removeEventListener('mousedown', onOutside);
  }, [nodeId, at]);
  if (!node) return null;

  const choose = (run: () => void) => () => {
    onClose();
    run();
  };
  const relations = new Map<EdgeKind, number>();
  if (details && 'degrees' in details && details.id === nodeId) {
    for (const { kind, count } of details.degrees) relations.set(kind, (relations.get(kind) ?? 0) + count);
  }
  return (
    <div
      ref={menu}
      class="menu node-menu"
      role="menu"
      aria-label={`What to do with ${node.label}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Tab') onClose();
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
        }
      }}
    >
      <div class="menu-head">
        <b>{node.label}</b>
        <span>
          {capitalised(inWords(node.kind))} · {node.degree} {node.degree === 1 ? 'link' : 'links'}
        </span>
      </div>
      <button type="button" role="menuitem" onClick={choose(() => void explorer.expand(nodeId))}>
        Expand, all relations <span>Enter</span>
      </button>
      {[...relations].map(([kind, count]) => (
        <button
          key={kind}
          type="button"
          role="menuitem"
          class="in"
          onClick={choose(() => void explorer.expand(nodeId, { edgeKind: kind }))}
        >
          {capitalised(inWords(kind))} <span>{count}</span>
        </button>
      ))}
      <hr />
      <button type="button" role="menuitem" onClick={choose(() => explorer.hide([nodeId]))}>
        Hide <span>Del</span>
      </button>
      <button type="button" role="menuitem" onClick={choose(() => explorer.togglePin(nodeId))}>
        {explorer.pinned.value.has(nodeId) ? 'Unpin' : 'Pin'} <span>P</span>
      </button>
      <button type="button" role="menuitem" onClick={choose(() => explorer.keepOnly([nodeId]))}>
        Keep only this <span>K</span>
      </button>
    </div>
  );
}

function moveFocus(menu: HTMLElement, step: number): void {
  const items = [...menu.querySelectorAll('button')];
  const place = items.indexOf(document.activeElement as HTMLButtonElement);
  items[(place + step + items.length) % items.length]?.focus();
}
