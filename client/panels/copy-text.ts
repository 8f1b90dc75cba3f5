// Text to the clipboard: by the browser's own way, or, where the page is not served over https or from this machine, by the old one.

/** Rejects where neither is allowed. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    // The one way left without a secure context.
    // oxlint-disable-next-line typescript/no-deprecated
    const isCopied = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    if (!isCopied) throw new Error('The browser does not allow copying.');
  }
}
