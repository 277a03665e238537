import { createRequire } from 'node:module'
import { createContext, useContext } from 'hono/jsx'
import type { Code } from '#domain/codes/code.ts'
import * as en from './en/index.ts'
import * as zhHans from './zh-Hans/index.ts'
import { names, overrides, spellings } from './zh-Hant.ts'

/**
 * Codes, never sentences, in the domain; the sentences are here. `zh-Hans` defines the keys, `en` is written by hand,
 * `zh-Hant` is derived. A feature adds its file and one line to zh-Hans/index.ts and en/index.ts.
 *
 * A message may hold `{name}`, filled from the parameters, and in English `{count|page|pages}`, which picks a form.
 */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const

export type Language = (typeof languages)[number]

/** What a language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

type Join<Features> = Features extends infer Feature ? (feature: Feature) => void : never

type Merged<Features> = Join<Features> extends (feature: infer All) => void ? All : never

type Messages = Merged<(typeof zhHans)[keyof typeof zhHans]>

export type MessageKey = keyof Messages & string

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type IsUnion<Key, Whole = Key> = Key extends unknown ? ([Whole] extends [Key] ? false : true) : never

export type Params = Readonly<Record<string, string | number>>

/** One key asks for exactly its parameters; a computed key takes what it is given. */
type Given<Key extends MessageKey> =
  true extends IsUnion<Key>
    ? [params?: Params]
    : [Names<Messages[Key]>] extends [never]
      ? []
      : [params: Readonly<Record<Names<Messages[Key]> & string, string | number>>]

export type Translate = <Key extends MessageKey>(key: Key, ...params: Given<Key>) => string

const source: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(zhHans))
const english: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(en))

/** Whether there is a message of this key: for keys that are put together from parts. */
export const isMessage = (key: string): key is MessageKey => Object.hasOwn(source, key)

/** The translator of a language. A key that a language lacks speaks in the source language. */
export const translator = (language: Language): Translate => translators[language]

/** 繁體 of interface words and code labels, memoised. Never for data: names stay as people write them. */
export function traditional(text: string): string {
  const known = converted.get(text)
  if (known !== undefined) return known
  conversion ??= loadedConversion()
  const convert = conversion
  const made = text
    .split(named)
    .map((part) => (names.includes(part) ? part : written(convert(part))))
    .join('')
  converted.set(text, made)
  return made
}

const named = new RegExp(`(${names.join('|')})`, 'u')

const written = (derived: string) => spellings.reduce((text, [from, to]) => text.replaceAll(from, to), derived)

/** The name of a code in a language. */
export const codeName = (language: Language, code: Code): string =>
  language === 'en' ? code.en : language === 'zh-Hant' ? traditional(code.name) : code.name

export const LanguageContext = createContext<Language>('zh-Hans')

/** The language of whoever reads the page. */
export const useLanguage = (): Language => useContext(LanguageContext)

/** Looks up messages in that language. */
export const useT = (): Translate => translator(useLanguage())

const converted = new Map<string, string>()
let conversion: ((text: string) => string) | undefined

/** The dictionaries of 繁體 are two megabytes: read when somebody first reads in it. */
function loadedConversion(): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)('opencc-js/cn2t') as typeof import('opencc-js/cn2t')
  return Converter({ from: 'cn', to: 't' })
}

/** Most messages name nothing: on a long page thousands of them are asked for. */
const fill = (text: string, params: Params = {}): string => (text.includes('{') ? filled(text, params) : text)

const filled = (text: string, params: Params): string =>
  text.replace(/\{([\w-]+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) =>
    one === undefined ? String(params[name] ?? '') : String(params[name]) === '1' ? one : (many ?? ''),
  )

const speak =
  (find: (key: string) => string | undefined): Translate =>
  (key, ...[params]) =>
    fill(find(key) ?? source[key] ?? key, params)

const translators: Readonly<Record<Language, Translate>> = {
  'zh-Hans': speak((key) => source[key]),
  'zh-Hant': speak((key) => overrides[key]?.text ?? (source[key] === undefined ? undefined : traditional(source[key]))),
  en: speak((key) => english[key]),
}
