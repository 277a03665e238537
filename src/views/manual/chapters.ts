import type { Duty } from '#domain/access/actor.ts'
import type { Language, MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'

/** 第一周手册: a chapter for each who begins. */
export const chapters = ['lead', 'it', 'archivist', 'head'] as const

export type Chapter = (typeof chapters)[number]

/** Every chapter has five days. */
export const days = [1, 2, 3, 4, 5] as const

export type Day = (typeof days)[number]

export type PictureKey = MessageKey extends infer Key
  ? Key extends `manual.picture.${infer Rest}`
    ? Rest
    : never
  : never

/** A picture of a page of the demo, as whoever holds the duty sees it there, and by which words the page is known. */
export type Picture = {
  readonly key: PictureKey
  readonly chapter: Chapter
  readonly day: Day
  readonly duty: Duty
  readonly path: string
  readonly names: readonly MessageKey[]
}

/** Taken by `npm run pictures -- --manual`; a test draws each page and misses no name (docs/decisions/0269). */
export const pictures: readonly Picture[] = [
  {
    key: 'lead-setup',
    chapter: 'lead',
    day: 1,
    duty: 'hr-lead',
    path: paths.setup(),
    names: ['setup.title', 'setup.who', 'setup.give'],
  },
  {
    key: 'lead-accounts',
    chapter: 'lead',
    day: 2,
    duty: 'hr-lead',
    path: paths.accounts(),
    names: ['account.title', 'account.invite'],
  },
  {
    key: 'lead-imports',
    chapter: 'lead',
    day: 3,
    duty: 'hr',
    path: paths.imports(),
    names: ['import.title', 'import.waiting'],
  },
  { key: 'lead-batches', chapter: 'lead', day: 4, duty: 'hr', path: paths.batches(), names: ['batches.title'] },
  {
    key: 'lead-figures',
    chapter: 'lead',
    day: 5,
    duty: 'hr',
    path: paths.statistics(),
    names: ['place.statistics'],
  },
  {
    key: 'it-system',
    chapter: 'it',
    day: 2,
    duty: 'it',
    path: paths.system(),
    names: ['system.title', 'system.version'],
  },
  {
    key: 'it-copies',
    chapter: 'it',
    day: 3,
    duty: 'it',
    path: paths.copies(),
    names: ['copies.title', 'copies.place.first', 'copies.place.keyring'],
  },
  {
    key: 'archivist-places',
    chapter: 'archivist',
    day: 1,
    duty: 'archivist',
    path: paths.locations(),
    names: ['places.title', 'places.add'],
  },
  {
    key: 'archivist-archive',
    chapter: 'archivist',
    day: 2,
    duty: 'archivist',
    path: paths.archive(),
    names: ['archive.title', 'archive.print'],
  },
  {
    key: 'archivist-loose',
    chapter: 'archivist',
    day: 3,
    duty: 'cataloguer',
    path: paths.looseMaterials(),
    names: ['place.materials'],
  },
  { key: 'head-home', chapter: 'head', day: 2, duty: 'head', path: paths.home(), names: ['place.todo'] },
  {
    key: 'head-readings',
    chapter: 'head',
    day: 4,
    duty: 'head',
    path: paths.readings(),
    names: ['readings.title', 'readings.ask'],
  },
]

/** CSS pixels of every picture. */
export const pictureSize = { width: 1200, height: 750 } as const

/** Pictures are taken in the two languages that are written by hand; 繁體 shows those of the source. */
export const pictureLanguages = ['zh-Hans', 'en'] as const satisfies readonly Language[]

/** The file of a picture for whoever reads in this language. */
export const pictureFile = (key: PictureKey, language: Language): string =>
  `${key}.${language === 'en' ? 'en' : 'zh-Hans'}.webp`
