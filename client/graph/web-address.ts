// What may become a link: data of others may hold anything where an address should stand, and a link of it would run it.

/** The address, where it is one of the web; undefined where it is something else, which is to be shown as the text that it is. */
export function webAddress(text: string | null | undefined): URL | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
