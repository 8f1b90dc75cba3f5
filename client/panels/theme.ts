// Which theme the person chose, kept in the browser where that may be kept: a browser may refuse, and then the choice lasts until the page closes.

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function storeTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Refused; the page goes on with it all the same.
  }
}
