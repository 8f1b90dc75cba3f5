// The page's colours and fonts, read from its style sheet: Cytoscape draws on a canvas, where custom properties do not reach.
export type Token = (name: string) => string;

export function readTokens(element: Element = document.documentElement): Token {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}
