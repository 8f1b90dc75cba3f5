// W3C Trace Context: the trace that a request belongs to, so that our log lines can be found from the caller's.
// https://www.w3.org/TR/trace-context/#traceparent-header

export interface Trace {
  /** 32 hexadecimal digits. */
  traceId: string;
  /** 16 hexadecimal digits: the caller's own span. */
  parentId: string;
}

/** Undefined where there is no `traceparent`, or one that the standard says must be ignored. */
export function parseTraceparent(header: string | string[] | undefined): Trace | undefined {
  if (typeof header !== 'string') return undefined;
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/u.exec(header);
  if (!match) return undefined;
  const [, version, traceId, parentId, more] = match;
  // Version 00 ends here; later ones may go on after a hyphen, and ff is none.
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  return /^0+$/u.test(traceId!) || /^0+$/u.test(parentId!) ? undefined : { traceId: traceId!, parentId: parentId! };
}
