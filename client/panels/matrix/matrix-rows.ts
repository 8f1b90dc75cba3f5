// The rows of the matrix one after the other, as they stand in the grid, with their heights.
import type { OpenCell } from '../../explore/matrix-view.ts';
import type { MatrixSpeaker, RowGroup } from '../../graph/matrix.ts';

export type MatrixRow =
  | { is: 'group'; key: string; title: string; count: number }
  | { is: 'speaker'; key: string; speaker: MatrixSpeaker }
  | { is: 'drawer'; key: string; cell: OpenCell };

export interface RowHeights {
  group: number;
  speaker: number;
  drawer: number;
}

export function matrixRows(groups: readonly RowGroup[], open: OpenCell | undefined): MatrixRow[] {
  return groups.flatMap(({ title, speakers }): MatrixRow[] => [
    ...(title === undefined ? [] : [{ is: 'group' as const, key: `group ${title}`, title, count: speakers.length }]),
    ...speakers.flatMap((speaker): MatrixRow[] => [
      { is: 'speaker', key: speaker.id, speaker },
      ...(open?.speaker === speaker.id ? [{ is: 'drawer' as const, key: `drawer ${speaker.id}`, cell: open }] : []),
    ]),
  ]);
}

export function heightsOf(rows: readonly MatrixRow[], heights: RowHeights): number[] {
  return rows.map((row) => heights[row.is]);
}
