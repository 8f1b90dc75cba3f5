// The question behind what one sees, as a link into the query editor; too long for an address, it is copied instead.
import { editorAddress } from '../explore/view-query.ts';
import type { ShownQuery } from '../explore/explorer.ts';

export function ShowQuery({ query, onTooLong, look = 'link' }: { query: ShownQuery; onTooLong?: () => void; look?: 'link' | 'btn' }) {
  const address = editorAddress(query);
  if (address === undefined) {
    return onTooLong ? (
      <button type="button" class={look} onClick={onTooLong}>
        Copy query
      </button>
    ) : null;
  }
  return (
    <a class={look === 'btn' ? 'btn plain' : ''} href={address} target="_blank" rel="noopener">
      Show query
    </a>
  );
}
