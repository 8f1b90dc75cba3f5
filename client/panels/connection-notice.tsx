// The server does not answer: what is drawn stays, and it is asked again by itself or at once. A strip, or the whole pane where nothing was drawn yet.
import type { Connection } from '../explore/connection.ts';

export function ConnectionNotice({ connection, isWhole }: { connection: Connection; isWhole: boolean }) {
  const gone = connection.gone.value;
  if (!gone) return null;
  const { isOffline, isTrying, nextTryInS } = gone;
  const body = (
    <>
      <div>
        <h2>{isOffline ? 'This computer is offline.' : 'The server does not answer.'}</h2>
        <p>
          {isWhole
            ? 'The graph opens as soon as it answers.'
            : 'What is drawn stays, and can still be moved, saved and exported as a picture.'}
        </p>
        <p class="meta" aria-live="off">
          {isTrying ? 'Trying…' : `Trying again in ${nextTryInS} s.`}
        </p>
      </div>
      <div class="go">
        <button type="button" class="btn prime" disabled={isTrying} onClick={() => connection.tryNow()}>
          Try now
        </button>
      </div>
    </>
  );
  return (
    <div class={isWhole ? 'state' : 'notice'} role="alert">
      {isWhole ? <div>{body}</div> : body}
    </div>
  );
}
