import { readFileSync } from 'node:fs'

/** The version of this program, as its files say it. */
export const { version: program } = JSON.parse(
  readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string }
