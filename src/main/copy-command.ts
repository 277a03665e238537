import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import { translator } from '#views/i18n/index.ts'

/** Two languages, as whatever is said on the terminal. */
export const languages = ['zh-Hans', 'en'] as const

type Usage = { readonly usage: string; readonly operands: number; readonly options?: readonly string[] }

/** The paths that a command was given, absolute, and its options. Throws `Trouble` with its usage for anything else. */
export function readCommand({ usage, operands, options = [] }: Usage) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        ...Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])),
      },
    })
    if (positionals.length !== operands || positionals.includes('')) throw new Error('Wrong number of paths.')
    const given = values as Readonly<Record<string, string | undefined>>
    const path = (name: string) => (given[name] === undefined ? undefined : resolve(given[name]))
    return {
      paths: positionals.map((each) => resolve(each)),
      data: folderOf(given['data']),
      path,
    }
  } catch (cause) {
    throw new Trouble('copy-usage', { value: usage }, { cause })
  }
}

/** The data folder that a command means, absolute: the one it names, else that of the server's own setting. */
export const folderOf = (named: string | undefined): string => resolve(named ?? process.env['JUANZONG_DATA'] ?? 'data')

/** What the copy itself is to blame for: it was read and found wanting. */
const wanting: readonly TroubleCode[] = [
  'copy-none',
  'copy-manifest',
  'copy-file-missing',
  'copy-file-altered',
  'copy-database-broken',
  'copy-keyring-less',
  'copy-keyring-foreign',
  'upgrade-snapshot-altered',
]

/** Exit 1: something is wrong with the data or the copy. 2: it could not be done. */
export const exitOf = (code: TroubleCode): number => (wanting.includes(code) ? 1 : 2)

/** One sentence in Chinese and English. */
export function sayBoth(
  key: Parameters<ReturnType<typeof translator>>[0],
  about: Readonly<Record<string, string | number>>,
) {
  for (const language of languages) console.log(translator(language)(key, about))
}

/** How far it is, on the one line of a terminal; a log is told nothing. */
export function progressLine() {
  const isTerminal = process.stderr.isTTY
  return (step: string, done: number, total: number) => {
    if (!isTerminal) return
    const share = total === 0 ? 100 : Math.floor((done / total) * 100)
    process.stderr.write(`\r${step} ${share}%   ${share === 100 ? '\r' : ''}`)
  }
}
