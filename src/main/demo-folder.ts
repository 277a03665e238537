import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What opens the demo's keyring by itself. Worth nothing elsewhere: a real keyring refuses it (docs/security.md §2).
 */
export const demoKeyFile = (folder: string) => join(folder, 'demo.key')

/** What a visitor types at `npm run demo -- --sealed`; printed, so it guards nothing. */
export const demoPassphrase = 'paper remembers what people forget'

/** Whether anything lies in the demo's folder, whole or not: what is there is never taken for nothing. */
export const hasDemo = (folder: string): boolean => contentsOf(folder).length > 0

/** What lies in a folder; nothing where there is none. */
export const contentsOf = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])
