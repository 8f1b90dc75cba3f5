// A file for the person: named by what it holds and the day.

export function download(blob: Blob, extension: string, today: Date = new Date()): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `demarche-${today.toISOString().slice(0, 10)}.${extension}`;
  link.click();
  // The browser has taken the address over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
