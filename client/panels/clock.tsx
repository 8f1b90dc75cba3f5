// The two clocks in the rail: when it was said, and when it was recorded here; both narrow every view.
import { useSignal } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import { instantInWords, saidInWords } from '../graph/filter.ts';

export function Clock({ explorer }: { explorer: Explorer }) {
  const { said, recordedUntil } = explorer.filter.value;
  const changing = useSignal<'said' | 'recorded' | undefined>(undefined);
  const toggle = (which: 'said' | 'recorded') => () => {
    changing.value = changing.value === which ? undefined : which;
  };
  return (
    <section class="clocks">
      <h2>Clock</h2>
      <dl class="clock">
        <dt>Said</dt>
        <dd>
          {saidInWords(said) ?? 'at any time'}{' '}
          <button
            type="button"
            class="link"
            aria-label="Change when it was said"
            aria-expanded={changing.value === 'said'}
            onClick={toggle('said')}
          >
            change
          </button>
          {said && (
            <>
              {' '}
              <button type="button" class="link" aria-label="Clear when it was said" onClick={() => explorer.setSaid(undefined)}>
                clear
              </button>
              <small>undated kept</small>
            </>
          )}
        </dd>
        {changing.value === 'said' && (
          <dd class="clock-form">
            <DayInput name="From" value={said?.from} max={said?.until} onDay={(from) => explorer.setSaid({ ...said, from })} />
            <DayInput name="Until" value={said?.until} min={said?.from} onDay={(until) => explorer.setSaid({ ...said, until })} />
          </dd>
        )}
        <dt>Recorded</dt>
        <dd>
          until {recordedUntil === undefined ? 'now' : instantInWords(recordedUntil)}{' '}
          <button
            type="button"
            class="link"
            aria-label="Change until when it was recorded"
            aria-expanded={changing.value === 'recorded'}
            onClick={toggle('recorded')}
          >
            change
          </button>
          {recordedUntil !== undefined && (
            <>
              {' '}
              <button
                type="button"
                class="link"
                aria-label="Clear until when it was recorded"
                onClick={() => explorer.setRecordedUntil(undefined)}
              >
                clear
              </button>
            </>
          )}
        </dd>
        {changing.value === 'recorded' && (
          <dd class="clock-form">
            <label>
              Until, in UTC
              <input
                type="datetime-local"
                value={recordedUntil?.slice(0, 16) ?? ''}
                onChange={(event) => explorer.setRecordedUntil(instantOf(event.currentTarget.value))}
              />
            </label>
          </dd>
        )}
      </dl>
    </section>
  );
}

interface DayInputProps {
  name: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onDay(day: string | undefined): void;
}

/** A day that is half typed, or out of bounds, is no day yet. */
function DayInput({ name, value, min, max, onDay }: DayInputProps) {
  return (
    <label>
      {name}
      <input
        type="date"
        value={value ?? ''}
        min={min}
        max={max}
        onChange={(event) => {
          const { value: day, validity } = event.currentTarget;
          if (validity.valid) onDay(day === '' ? undefined : day);
        }}
      />
    </label>
  );
}

/** The last instant of the minute that was chosen, as the API spells it; undefined where none is. */
function instantOf(minute: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(minute) ? `${minute}:59.999Z` : undefined;
}
