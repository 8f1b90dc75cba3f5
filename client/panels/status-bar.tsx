// The line at the bottom: how much is drawn, what a cap left out, undo and redo by name, the store; and what is under way.
import { PAGE } from '../explore/expand.ts';
import type { Explorer } from '../explore/explorer.ts';
import { viewQuery } from '../explore/view-query.ts';
import { capitalised } from '../graph/words.ts';
import type { Desk } from './desk.ts';
import { ShowQuery } from './show-query.tsx';

/** @param summary what the view that is shown has to say of itself; the graph says it here */
export function StatusBar({ explorer, desk, summary }: { explorer: Explorer; desk: Desk; summary: string | undefined }) {
  const { value: visible } = explorer.visible;
  const totals = explorer.totals.value;
  const activity = explorer.activity.value;
  const filtered = explorer.graph.value.nodes.size - visible.nodes.size;
  const [cut, ...otherCuts] = [...explorer.leftOut.value].toReversed();
  const pathStart = explorer.pathStart.value;
  const undoName = explorer.undoName.value;
  const redoName = explorer.redoName.value;
  return (
    <footer class="status">
      {summary !== undefined && (
        <span class="summary" role="status">
          {summary}
        </span>
      )}
      <span>
        <b>{visible.nodes.size}</b> of {totals?.nodes ?? 0} nodes drawn
      </span>
      {filtered > 0 && <span>{filtered} hidden by the filter</span>}
      {cut && (
        <span class="cut">
          {cut[1].toLocaleString('en')} left out at {explorer.graph.value.nodes.get(cut[0])?.label ?? 'a node'}{' '}
          <button type="button" class="link" onClick={() => void explorer.expandNext(cut[0])}>
            next {Math.min(PAGE, cut[1])}
          </button>
          {otherCuts.length > 0 && ` · and at ${otherCuts.length} more`}
        </span>
      )}
      {pathStart !== undefined && (
        <span>
          Paths from {explorer.graph.value.nodes.get(pathStart)?.label}: select the other end{' '}
          <button type="button" class="link" onClick={() => explorer.startPath(undefined)}>
            Cancel
          </button>
        </span>
      )}
      {explorer.layoutNote.value && <span class="dt">{explorer.layoutNote.value}</span>}
      {activity && (
        <span>
          {activity.sentence}{' '}
          <button type="button" class="link" onClick={activity.cancel}>
            Cancel
          </button>
        </span>
      )}
      <WorkName desk={desk} />
      <span class="remark" role="status" aria-live="polite">
        {explorer.remark.value}
      </span>
      <span class="sp" />
      <button type="button" class="link" disabled={undoName === undefined} onClick={() => explorer.undo()}>
        {undoName === undefined ? 'Undo' : `Undo ${undoName}`}
      </button>
      <button type="button" class="link" disabled={redoName === undefined} onClick={() => explorer.redo()}>
        {redoName === undefined ? 'Redo' : `Redo ${redoName}`}
      </button>
      <ShowQuery query={viewQuery(explorer)} onTooLong={() => desk.copyQuery()} />
      <span class="dt">
        {totals ? `${capitalised(totals.store)} store · ${totals.nodes} nodes, ${totals.edges} links` : 'No store yet'}
      </span>
    </footer>
  );
}

/** Which investigation this is, and whether it is as it was saved. */
function WorkName({ desk }: { desk: Desk }) {
  const work = desk.keeping.value?.work;
  const origin = work?.origin.value;
  if (!work || !origin) return null;
  return (
    <span class="work-name">
      “{origin.name}” {work.isChanged.value ? 'has changed since it was saved' : 'is saved'}
    </span>
  );
}
