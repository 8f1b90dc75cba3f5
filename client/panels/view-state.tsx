// What a view says where it has nothing to show, where it waits, and where it was not answered: one sentence, and what to do.
import type { ComponentChildren } from 'preact';
import type { RequestError } from '../api/request.ts';
import type { NextStep } from '../explore/explorer.ts';

export interface StateProps {
  title: string;
  children?: ComponentChildren;
  steps?: readonly NextStep[];
  role?: 'alert' | 'status';
}

/** Takes the whole of the view. */
export function ViewState({ title, children, steps = [], role }: StateProps) {
  return (
    <div class="state">
      <div role={role}>
        <h2>{title}</h2>
        {children && <p>{children}</p>}
        <Steps steps={steps} />
      </div>
    </div>
  );
}

/** A request that failed: the whole view where there is nothing else to show, else a strip under it. */
export function ViewFailure({ error, isWhole, steps }: { error: RequestError; isWhole: boolean; steps: readonly NextStep[] }) {
  const told = isWhole ? 'Nothing was lost; the other views stay as they were.' : 'What is shown is from before.';
  const code = (
    <span class="meta">
      <code>{error.code}</code>
      {error.requestId && (
        <>
          {' '}
          request <code>{error.requestId.slice(0, 8)}</code>
        </>
      )}
    </span>
  );
  if (isWhole) {
    return (
      <ViewState title={error.message} role="alert" steps={steps}>
        {told} {code}
      </ViewState>
    );
  }
  return (
    <div class="notice" role="alert">
      <div>
        <h2>{error.message}</h2>
        <p>{told}</p>
        {code}
      </div>
      <Steps steps={steps} />
    </div>
  );
}

/** Said after 300 ms, with a way out. */
export function ViewWaiting({ sentence, onCancel }: { sentence: string; onCancel(): void }) {
  return (
    <p class="waiting" role="status">
      {sentence}{' '}
      <button type="button" class="link" onClick={onCancel}>
        Cancel
      </button>
    </p>
  );
}

function Steps({ steps }: { steps: readonly NextStep[] }) {
  if (steps.length === 0) return null;
  return (
    <div class="go">
      {steps.map(({ label, run }, place) => (
        <button key={label} type="button" class={`btn ${place === 0 ? 'prime' : 'box'}`} onClick={run}>
          {label}
        </button>
      ))}
    </div>
  );
}
