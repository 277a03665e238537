import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import { type MessageKey, translator } from '#views/i18n/index.ts'
import { ownWords } from './own-words.ts'

/** Two languages, as whatever is said on the terminal, unless somebody asks for one. */
const both = ['zh-Hans', 'en'] as const

type Said = (typeof both)[number]

/** What each command is written like; what it does and what its exit codes mean is `help.<name>`. */
export const usages = {
  backup: 'npm run backup -- TO [--keyring FOLDER] [--data DIR]',
  restore: 'npm run restore -- FROM TO [--keyring FOLDER] [--data DIR]',
  drill: 'npm run drill -- FROM [--keyring FOLDER] [--in FOLDER] [--data DIR]',
  doctor: 'npm run doctor [-- --data DIR]',
  upgrade: 'npm run upgrade -- [--back] [--data DIR]',
} as const

export type CommandName = keyof typeof usages

type Wanted = {
  readonly name: CommandName
  /** How many paths it takes, or from how many to how many. */
  readonly operands: number | readonly [least: number, most: number]
  readonly options?: readonly string[]
  /** Options without a value. */
  readonly flags?: readonly string[]
}

/**
 * The paths that a command was given, absolute, its options and the languages to speak; undefined where only its help was asked
 * for, which is said. `--data` is the folder of JUANZONG_DATA or `data` unless named; `--lang` is `zh` or `en`, else whatever
 * LANG says, else both. Throws `Trouble` with its usage for anything else.
 */
export function readCommand({ name, operands, options = [], flags = [] }: Wanted) {
  const usage = usages[name]
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(options.map((option) => [option, { type: 'string' as const }])),
        ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }])),
      },
    })
    const given = values as Readonly<Record<string, string | undefined>>
    const languages = languagesOf(given['lang'], process.env)
    if (values['help']) {
      console.log(ownWords(usage))
      for (const language of languages) console.log(`\n${ownWords(translator(language)(`help.${name}`))}`)
      for (const language of languages) console.log(ownWords(translator(language)('help.every')))
      return undefined
    }
    const [least, most] = typeof operands === 'number' ? [operands, operands] : operands
    if (positionals.length < least || positionals.length > most || positionals.includes(''))
      throw new Error('Wrong number of paths.')
    const path = (option: string) => (given[option] === undefined ? undefined : resolve(given[option]))
    return {
      paths: positionals.map((each) => resolve(each)),
      data: folderOf(given['data']),
      path,
      has: (flag: string) => given[flag] !== undefined,
      languages,
      say: (key: MessageKey, about: Readonly<Record<string, string | number>>) => {
        for (const language of languages) console.log(ownWords(translator(language)(key, about)))
      },
    }
  } catch (cause) {
    throw new Trouble('copy-usage', { value: usage }, { cause })
  }
}

/** The data folder that a command means, absolute: the one it names, else that of the server's own setting. */
export const folderOf = (named: string | undefined): string => resolve(named ?? process.env['JUANZONG_DATA'] ?? 'data')

/** Throws for a language that nobody speaks here. */
function languagesOf(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): readonly Said[] {
  const told = asked ?? env['LC_ALL'] ?? env['LANG'] ?? ''
  if (/^zh\b|^zh_/i.test(told)) return ['zh-Hans']
  if (/^en\b|^en_/i.test(told)) return ['en']
  if (asked !== undefined) throw new Error('No such language.')
  return both
}

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

/** One sentence in Chinese and English, where nobody was asked for a language. */
export function sayBoth(key: MessageKey, about: Readonly<Record<string, string | number>>): void {
  for (const language of both) console.log(ownWords(translator(language)(key, about)))
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
