// A real browser without installing one: Chromium from an npm package, or the one that DEMARCHE_BROWSER names.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Chromium's npm package is for Linux on x64; elsewhere a browser of the machine's own must be named. */
export const canLaunchBrowser = process.env['DEMARCHE_BROWSER'] !== undefined || (process.platform === 'linux' && process.arch === 'x64');

/** @throws Error where the browser that is named does not exist, or does not start. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['DEMARCHE_BROWSER'];
  if (own !== undefined) {
    if (!existsSync(own)) throw new Error(`DEMARCHE_BROWSER is "${own}", and there is no such file: name a Chromium or Chrome.`);
    return chromium.launch({ executablePath: own });
  }
  // Read when the package is imported: with it, it unpacks the libraries that Chromium needs, too.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox', '--headless=shell', '--disable-gpu'] });
}
