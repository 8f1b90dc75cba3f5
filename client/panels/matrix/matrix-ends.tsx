// The head and the foot of the matrix: claims in their groups, and how many speakers take which stance on each.
import type { MatrixPicture } from '../../explore/matrix-view.ts';
import { tallyOf, type MatrixSort } from '../../graph/matrix.ts';
import { inWords, stanceSlug } from '../../graph/words.ts';
import type { Cursor } from './grid-cursor.ts';

export interface MatrixHeadProps {
  picture: MatrixPicture;
  sort: MatrixSort;
  cursor: Cursor;
}

export function MatrixHead({ picture, sort, cursor }: MatrixHeadProps) {
  const { columns, firstClaim } = picture;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td class="corner">
          <span class="vh">Claims</span>
        </td>
        {columns.map(({ title, isContested, claims }) => (
          <th key={title} class={isContested ? 'hot' : ''} colSpan={claims.length} scope="colgroup">
            <span>
              {title}, {claims.length}
            </span>
          </th>
        ))}
      </tr>
      <tr class="claims" aria-rowindex={2}>
        <td
          class="corner"
          title={sort === 'similarity' ? 'Average linkage of the stances they share; the ends that are most alike meet' : undefined}
        >
          {sort === 'similarity'
            ? 'Speakers, those who hold the same next to each other'
            : 'Speakers, by their stance on the underlined claim'}
        </td>
        {columns.flatMap(({ isContested, claims }) =>
          claims.map(({ id, label }) => {
            const isFirst = id === firstClaim && sort === 'stance';
            const isCursor = cursor.speaker === undefined && cursor.claim === id;
            return (
              <th
                key={id}
                class={[isContested ? 'hot' : '', isFirst ? 'first' : ''].join(' ')}
                scope="col"
                data-claim={id}
                data-cursor={isCursor || undefined}
                tabIndex={isCursor ? 0 : -1}
                aria-sort={isFirst ? 'other' : undefined}
                title={label}
              >
                <span>{label}</span>
              </th>
            );
          }),
        )}
      </tr>
    </thead>
  );
}

export function MatrixFoot({ picture: { matrix, columns }, rowIndex }: { picture: MatrixPicture; rowIndex: number }) {
  return (
    <tfoot>
      <tr aria-rowindex={rowIndex}>
        <th scope="row">Speakers by stance</th>
        {columns.flatMap(({ claims }) =>
          claims.map(({ id }) => {
            const tally = tallyOf(matrix, id);
            const total = tally.reduce((sum, { speakers }) => sum + speakers, 0);
            let before = 0;
            return (
              <td key={id}>
                <span class="vh">{tally.map(({ stance, speakers }) => `${speakers} ${inWords(stance)}`).join(', ')}</span>
                <svg class="tally" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                  {tally.map(({ stance, speakers }) => {
                    const x = (100 * before) / total;
                    before += speakers;
                    return <rect key={stance} class={stanceSlug(stance)} x={x} width={(100 * speakers) / total} height="1" />;
                  })}
                </svg>
              </td>
            );
          }),
        )}
      </tr>
    </tfoot>
  );
}
