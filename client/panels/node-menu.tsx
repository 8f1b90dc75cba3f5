// What one can do with a node, or with all that are selected: expand by relation with its count, collapse, hide, pin, keep only, look for paths.
import { useEffect } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import type { RelationCount } from '../graph/expansion.ts';
import { relationInWords } from '../graph/relations.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { Menu, MenuItem } from './menu.tsx';

export interface NodeMenuProps {
  explorer: Explorer;
  nodeId: string;
  /** In px of the window. */
  at: { x: number; y: number };
  onClose(): void;
}

export function NodeMenu({ explorer, nodeId, at, onClose }: NodeMenuProps) {
  const node = explorer.graph.value.nodes.get(nodeId);
  useEffect(() => void explorer.fetchRelations(nodeId), [nodeId]);
  if (!node) return null;
  const choose = (run: () => void) => () => {
    onClose();
    run();
  };
  const { edgeKindsOff } = explorer.filter.value;
  const relations = explorer.relationsAt(nodeId);
  const shown = relations.filter(({ kind }) => !edgeKindsOff.has(kind));
  const missingOf = (list: readonly RelationCount[]) => list.reduce((sum, { total, drawn: known }) => sum + total - known, 0);
  const isHiddenNext = missingOf(shown) === 0 && missingOf(relations) > 0;
  const missing = isHiddenNext ? missingOf(relations) : missingOf(shown);
  const drawn = relations.reduce((sum, relation) => sum + relation.drawn, 0);
  const collapsible = explorer.collapsible(nodeId);
  const selection = [...explorer.selection.value];
  const chosen = selection.length > 1 && selection.includes(nodeId) ? selection : [nodeId];
  const isOne = chosen.length === 1;
  const these = isOne ? '' : ` these ${chosen.length}`;
  const allPinned = chosen.every((id) => explorer.pinned.value.has(id));
  return (
    <Menu label={`What to do with ${node.label}`} at={at} onClose={onClose}>
      <div class="menu-head">
        <b>{node.label}</b>
        <span>
          {capitalised(inWords(node.kind))} · {node.degree.toLocaleString('en')} {node.degree === 1 ? 'link' : 'links'}
          {relations.length > 0 && `, ${drawn.toLocaleString('en')} drawn`}
        </span>
      </div>
      <MenuItem
        note={`${relations.length === 0 ? '' : missing === 0 ? 'all drawn · ' : `${missing.toLocaleString('en')} more · `}Enter`}
        onChoose={choose(() => void explorer.expand(nodeId))}
      >
        {isHiddenNext ? 'Expand what is hidden' : shown.length < relations.length ? 'Expand what is shown' : 'Expand, all relations'}
      </MenuItem>
      {relations.map((relation) => (
        <MenuItem
          key={`${relation.kind} ${relation.direction}`}
          isInner
          note={`${countOf(relation)}${edgeKindsOff.has(relation.kind) ? ' · hidden' : ''}`}
          onChoose={choose(() => void explorer.expand(nodeId, { relation }))}
        >
          {capitalised(relationInWords(relation))}
        </MenuItem>
      ))}
      {collapsible > 0 && (
        <MenuItem note={`${collapsible} · Shift Enter`} onChoose={choose(() => explorer.collapse(nodeId))}>
          Collapse
        </MenuItem>
      )}
      <hr />
      <MenuItem note="Del" onChoose={choose(() => explorer.hide(chosen))}>
        Hide{these}
      </MenuItem>
      <MenuItem note="P" onChoose={choose(() => explorer.togglePins(chosen))}>
        {allPinned ? 'Unpin' : 'Pin'}
        {these}
      </MenuItem>
      <MenuItem note="K" onChoose={choose(() => explorer.keepOnly(chosen))}>
        Keep only {isOne ? 'this' : `these ${chosen.length}`}
      </MenuItem>
      <MenuItem
        note="N"
        onChoose={choose(() => {
          if (isOne) explorer.select([nodeId]);
          explorer.choose('neighbours');
        })}
      >
        Select neighbours too
      </MenuItem>
      {chosen.length === 2 ? (
        <MenuItem note="T" onChoose={choose(() => void explorer.findPaths(chosen[0]!, chosen[1]!))}>
          Paths between these two
        </MenuItem>
      ) : (
        isOne && (
          <MenuItem note="T" onChoose={choose(() => explorer.startPath(nodeId))}>
            Paths from here…
          </MenuItem>
        )
      )}
      {!isOne && (
        <MenuItem note="Shift L" onChoose={choose(() => void explorer.arrange(explorer.layout.value, chosen))}>
          Arrange{these}
        </MenuItem>
      )}
    </Menu>
  );
}

/** "3", "2 of 3", "all 3 drawn"; at a hub with the next page: "50 of 5,212". */
function countOf({ total, drawn }: RelationCount): string {
  const all = total.toLocaleString('en');
  if (drawn === 0) return all;
  return drawn === total ? `all ${all} drawn` : `${drawn.toLocaleString('en')} of ${all}`;
}
