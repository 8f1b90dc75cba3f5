// A request that failed: what did not happen, and what to do. A strip under the canvas, or the whole pane where nothing could be drawn.
import type { Explorer } from '../explore/explorer.ts';

export function FailureNotice({ explorer }: { explorer: Explorer }) {
  const failure = explorer.failure.value;
  if (!failure) return null;
  const { title, sentence, code, requestId, whole, nextSteps } = failure;
  const body = (
    <>
      <div>
        <h2>{title}</h2>
        <p>{sentence}</p>
        <p class="meta">
          <code>{code}</code>
          {requestId && (
            <>
              {' '}
              request <code>{requestId.slice(0, 8)}</code>
            </>
          )}
        </p>
      </div>
      <div class="go">
        {nextSteps.map(({ label, run }, place) => (
          <button key={label} type="button" class={`btn ${place === 0 ? 'prime' : 'box'}`} onClick={run}>
            {label}
          </button>
        ))}
        {!whole && (
          <button type="button" class="btn box" onClick={() => explorer.dismissFailure()}>
            Dismiss
          </button>
        )}
      </div>
    </>
  );
  return (
    <div class={whole ? 'state' : 'notice'} role="alert">
      {whole ? <div>{body}</div> : body}
    </div>
  );
}
