// A file for the person: named by what it holds and the day.

/** @param name what it holds, in the person's own words; it is made fit for every file system */
export function download(blob: Blob, extension: string, name = 'demarche', today: Date = new Date()): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileNameOf(name)}-${today.toISOString().slice(0, 10)}.${extension}`;
  link.click();
  // The browser has taken the address over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

function fileNameOf(name: string): string {
  const fit = name
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Number} _-]+/gu, '')
    .trim()
    .replace(/ +/gu, '-')
    .slice(0, 80);
  return fit === '' ? 'demarche' : fit;
}
