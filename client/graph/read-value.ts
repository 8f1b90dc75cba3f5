// Reading plain values that came from outside (an address, a file, the browser's store): every part is checked, and the first that is wrong is named.

/** Gives back what it was handed, checked; `at` says where it stands. @throws Unreadable */
export type Reader<T> = (value: unknown, at: string) => T;

/** One sentence on what is wrong, for the person. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

export type Parsed<T> = { value: T; fault?: undefined } | { value?: undefined; fault: string };

/** Runs a reader; what it throws becomes a value. */
export function parseWith<T>(read: Reader<T>, given: unknown, at: string): Parsed<T> {
  try {
    return { value: read(given, at) };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message };
    throw error;
  }
}

/** Text without control characters other than line breaks and tabs, of at most `max` UTF-16 code units. */
export function text({ min = 0, max = 1_000 }: { min?: number; max?: number } = {}): Reader<string> {
  return (value, at) => {
    if (typeof value !== 'string') throw new Unreadable(`${at} must be a text.`);
    if (value.length < min || value.length > max) throw new Unreadable(`${at} must have ${min} to ${max} characters.`);
    if (hasControl(value)) throw new Unreadable(`${at} holds a control character.`);
    return value;
  };
}

/** @param what it must be, in words: "a day written YYYY-MM-DD" */
export function matching(pattern: RegExp, what: string): Reader<string> {
  return (value, at) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new Unreadable(`${at} is ${shown(value)}, and must be ${what}.`);
    return value;
  };
}

export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (value, at) => {
    const word = words.find((known) => known === value);
    if (word === undefined) throw new Unreadable(`${at} is ${shown(value)}, and must be one of ${words.join(', ')}.`);
    return word;
  };
}

/** A finite number, rounded to a whole one, within ±`most`. */
export function whole({ least = -1e7, most = 1e7 }: { least?: number; most?: number } = {}): Reader<number> {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) {
      throw new Unreadable(`${at} must be a number from ${least} to ${most}.`);
    }
    // Minus zero would come back from JSON as zero.
    return Math.round(value) + 0;
  };
}

export function listOf<T>(item: Reader<T>, max: number): Reader<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Unreadable(`${at} must be a list.`);
    if (value.length > max) throw new Unreadable(`${at} has ${value.length} entries, and ${max} are the most.`);
    return value.map((entry, place) => item(entry, `${at}[${place}]`));
  };
}

export function pairOf<A, B>(first: Reader<A>, second: Reader<B>): Reader<readonly [A, B]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length !== 2) throw new Unreadable(`${at} must be a list of two.`);
    return [first(value[0], `${at}[0]`), second(value[1], `${at}[1]`)];
  };
}

/** Undefined where it is absent or null. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, at) => (value === undefined || value === null ? undefined : read(value, at));
}

/** An object with these fields; those that are not known are passed over, so that a later version may add some. */
export function fields<T extends object>(readers: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(`${at} must be an object.`);
    const found: Partial<T> = {};
    for (const name of Object.keys(readers) as (keyof T & string)[]) {
      const part = readers[name](Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, `${at}.${name}`);
      if (part !== undefined) found[name] = part;
    }
    return found as T;
  };
}

function hasControl(value: string): boolean {
  for (let place = 0; place < value.length; place += 1) {
    const code = value.charCodeAt(place);
    if ((code < 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) || code === 0x7f) return true;
  }
  return false;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40);
}
