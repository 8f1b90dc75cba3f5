// One cell of the table: its text, with the shape of a kind or the badge of a stance before it where there is one.
import type { ComponentChildren } from 'preact';
import type { Column } from '../../graph/table-columns.ts';
import type { TableRow } from '../../graph/table-rows.ts';
import { KindShape, StanceBadge } from '../shapes.tsx';

export function TableCell({ row, column }: { row: TableRow; column: Column }) {
  const text = column.textOf(row);
  const classes = [column.align === 'right' ? 'r' : '', isSaid(row, column) ? 'say' : '', text === 'undated' ? 'u' : ''].filter(
    (name) => name !== '',
  );
  return (
    <td class={classes.join(' ')} title={text.length > 24 ? text : undefined}>
      <WithSign row={row} column={column}>
        {text}
      </WithSign>
    </td>
  );
}

function WithSign({ row, column, children }: { row: TableRow; column: Column; children: ComponentChildren }) {
  const sign = signOf(row, column.id);
  if (!sign) return <>{children}</>;
  return (
    <span class="st">
      {sign}
      <span>{children}</span>
    </span>
  );
}

function signOf(row: TableRow, column: string): ComponentChildren {
  if (row.is === 'edge') {
    if (column === 'from') return <KindShape kind={row.source.kind} hollow={row.source.hollow} />;
    if (column === 'to') return <KindShape kind={row.target.kind} hollow={row.target.hollow} />;
    return column === 'stance' && row.edge.stance ? <StanceBadge stance={row.edge.stance} /> : undefined;
  }
  if (column === 'kind') return <KindShape kind={row.node.kind} hollow={row.node.hollow} />;
  if (column === 'speaker' && row.facts) return <KindShape kind={row.facts.speaker.kind} hollow={row.facts.speaker.hollow} />;
  return column === 'stance' && row.facts ? row.facts.stances.map((stance) => <StanceBadge key={stance} stance={stance} />) : undefined;
}

/** What was said or is claimed is set in the serif. */
function isSaid(row: TableRow, { id }: Column): boolean {
  if (row.is === 'edge') return (id === 'from' && isWords(row.source.kind)) || (id === 'to' && isWords(row.target.kind));
  return id === 'name' && isWords(row.node.kind);
}

function isWords(kind: string): boolean {
  return kind === 'STATEMENT' || kind === 'CLAIM';
}
