import { contractKinds } from '#domain/codes/contract-kind.ts'
import { degrees } from '#domain/codes/degree.ts'
import { departureKinds } from '#domain/codes/departure-kind.ts'
import { educationLevels } from '#domain/codes/education.ts'
import { employmentForms } from '#domain/codes/employment-form.ts'
import { entryWays } from '#domain/codes/entry-way.ts'
import { nations } from '#domain/codes/nation.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { type Belongings, belongings } from './belongings.ts'

/** What a dossier said, and from when on; its dates are the moments at which it was written. */
export type Written = { readonly since: string; readonly contents: Contents }

export type Made = {
  readonly id: string
  readonly archived: string
  readonly sent?: string
  readonly belongs?: Belongings
  readonly versions: readonly Written[]
}

/** Units of a company, each with the one above it. */
export type Organisation = {
  readonly above: Readonly<Record<string, string | undefined>>
  readonly people: readonly Made[]
}

/** The same numbers for the same seed (mulberry32). */
export function random(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  const chance = (share: number) => next() < share
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T
  return { below, chance, one }
}

export type Random = ReturnType<typeof random>

type Fields = Record<string, unknown>

/** Some hundred people of a house, with moves, ranks, contracts, corrections and everything that dossiers leave open. */
export function organisation(seed: number, people: number): Organisation {
  const chosen = random(seed)
  const above: Record<string, string | undefined> = { company: undefined }
  for (let at = 0; at < 5; at += 1) above[`d${at}`] = 'company'
  for (let at = 0; at < 6; at += 1) above[`u${at}`] = `d${chosen.below(4)}`
  above['uu0'] = 'u0'
  const units = Object.keys(above)
  return {
    above,
    people: Array.from({ length: people }, (_, at) =>
      withMore(person(chosen, `p${at}`, units), random(seed * 7919 + at)),
    ),
  }
}

function person(chosen: Random, id: string, units: readonly string[]): Made {
  const first = fields(chosen, units)
  const versions = [moment(chosen, 2023, 2025)]
  while (chosen.chance(0.5) && versions.length < 4) versions.push(moment(chosen, 2024, 2027))
  const sinces = [...new Set(versions)].sort()
  let current = first
  return {
    id,
    archived: sinces[0] as string,
    ...(chosen.chance(0.03) && { sent: moment(chosen, 2025, 2026) }),
    versions: sinces.map((since, at) => {
      if (at > 0) current = changed(chosen, current, fields(chosen, units))
      return { since, contents: contentsOf(current) }
    }),
  }
}

/** What came to be counted later is chosen apart, so that everything else of a seed stays what it is. */
function withMore(made: Made, chosen: Random): Made {
  const pays = Array.from({ length: chosen.below(4) }, () => ({
    from: date(chosen, 2022, 2027),
    ...(chosen.chance(0.6) && { postPay: yuan(chosen), allowances: yuan(chosen) }),
    ...(chosen.chance(0.6) && { total: chosen.chance(0.1) ? { cents: 900_000, currency: 'USD' } : yuan(chosen) }),
  })).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return {
    ...made,
    belongs: belongings(chosen),
    versions: made.versions.map(({ since, contents }) => ({
      since,
      contents: { ...contents, pay: pays.map((fields, at) => ({ id: `pay${at}`, fields })) } as never,
    })),
  }
}

const yuan = (chosen: Random) => ({ cents: chosen.below(2_500_000), currency: 'CNY' })

const moment = (chosen: Random, from: number, to: number) =>
  `${from + chosen.below(to - from + 1)}-${two(1 + chosen.below(12))}-${two(1 + chosen.below(28))}T0${chosen.below(10)}:00:00.000Z`

const two = (number: number) => String(number).padStart(2, '0')

/** As precise as papers are. */
function date(chosen: Random, from: number, to: number): string {
  const year = from + chosen.below(to - from + 1)
  const month = two(1 + chosen.below(12))
  return chosen.chance(0.07)
    ? `${year}`
    : chosen.chance(0.4)
      ? `${year}${month}`
      : `${year}${month}${two(1 + chosen.below(28))}`
}

const maybe = <T>(chosen: Random, share: number, value: () => T): T | undefined =>
  chosen.chance(share) ? value() : undefined

const coded = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, text: name })

type Sections = Readonly<Record<string, readonly Fields[]>>

/** A later version: some sections as in another person, the others as they were. */
function changed(chosen: Random, before: Sections, other: Sections): Sections {
  return Object.fromEntries(Object.keys(before).map((key) => [key, (chosen.chance(0.3) ? other : before)[key] ?? []]))
}

function fields(chosen: Random, units: readonly string[]): Sections {
  const among = { one: chosen.one, chance: chosen.chance }
  const rankCodes = ranks.codes.filter(({ code }) => /^(?:C|M|S|13|14|G0[4-9]|P0|K0)/.test(code))
  const list = (most: number, make: () => Fields): readonly Fields[] =>
    Array.from({ length: chosen.below(most + 1) }, make)
  const byDate = (key: string, records: readonly Fields[]) =>
    records.toSorted((a, b) => (String(a[key] ?? '') < String(b[key] ?? '') ? -1 : 1))
  return {
    basic: [
      {
        name: '某人',
        unit: among.one(units),
        rank: maybe(chosen, 0.15, () => coded(among.one(rankCodes))),
        sex: maybe(chosen, 0.97, () => (chosen.chance(0.6) ? { code: '1', text: '男' } : { code: '2', text: '女' })),
        birth: maybe(chosen, 0.97, () => date(chosen, 1960, 2004)),
        nation: maybe(chosen, 0.95, () =>
          coded(chosen.chance(0.7) ? (nations.codes[0] as never) : among.one(nations.codes)),
        ),
        politics: maybe(chosen, 0.95, () => coded(among.one(politics.codes))),
        workStart: maybe(chosen, 0.95, () => date(chosen, 1980, 2026)),
        retirementBase: maybe(chosen, 0.5, () => ({ code: chosen.chance(0.5) ? '55' : '50', text: '' })),
        retirementLimit: maybe(chosen, 0.05, () => among.one(['改革前任职年龄界限为55岁', '63'])),
      },
    ],
    entry: [
      {
        entered: maybe(chosen, 0.95, () => date(chosen, 2005, 2026)),
        kind: maybe(chosen, 0.95, () => coded(among.one(personKinds.codes))),
        employment: maybe(chosen, 0.9, () => coded(among.one(employmentForms.codes))),
        way: maybe(chosen, 0.9, () => coded(among.one(entryWays.codes))),
        retired: maybe(chosen, 0.1, () => date(chosen, 2022, 2027)),
      },
    ],
    departure: chosen.chance(0.2)
      ? [{ kind: coded(among.one(departureKinds.codes)), lastDay: date(chosen, 2023, 2027) }]
      : [],
    management: chosen.chance(0.8) ? [{ authority: { code: among.one(['1', '2', '3']), text: '' } }] : [],
    education: byDate(
      'graduated',
      list(3, () => ({
        mode: maybe(chosen, 0.9, () => ({ code: among.one(['1', '2']), text: '' })),
        level: maybe(chosen, 0.9, () => coded(among.one(educationLevels.codes))),
        degree: maybe(chosen, 0.6, () =>
          chosen.chance(0.2)
            ? { text: among.one(['金融硕士', '名誉博士', '工程博士学位']) }
            : coded(among.one(degrees.codes)),
        ),
        graduated: maybe(chosen, 0.9, () => date(chosen, 1990, 2026)),
        completion: maybe(chosen, 0.5, () => ({ code: among.one(['1', '1', '2', '4']), text: '' })),
      })),
    ),
    ranks: byDate(
      'from',
      list(4, () => ({ rank: coded(among.one(rankCodes)), from: maybe(chosen, 0.97, () => date(chosen, 2010, 2027)) })),
    ),
    titles: byDate(
      'date',
      list(2, () => ({
        title: { text: '工程师' },
        level: maybe(chosen, 0.95, () => ({ code: among.one(['1', '2', '3', '4', '5', '9']), text: '' })),
        date: maybe(chosen, 0.95, () => date(chosen, 2000, 2026)),
      })),
    ),
    appraisals: list(3, () => ({
      year: String(2023 + chosen.below(3)),
      result: maybe(chosen, 0.95, () => ({
        code: among.one(['1', '2', '2B', '3', '4', '5', '5A', '6', '7']),
        text: '',
      })),
    })),
    training: list(3, () => ({
      name: '培训',
      from: maybe(chosen, 0.95, () => date(chosen, 2024, 2026)),
      hours: maybe(chosen, 0.95, () => String(chosen.below(70) + (chosen.chance(0.3) ? 0.5 : 0))),
    })),
    contracts: byDate(
      'from',
      list(3, () => ({
        kind: coded(
          chosen.chance(0.8) ? (contractKinds.codes[chosen.below(3)] as never) : among.one(contractKinds.codes),
        ),
        from: maybe(chosen, 0.97, () => date(chosen, 2015, 2027)),
        to: maybe(chosen, 0.7, () => date(chosen, 2024, 2028)),
        probationEnd: maybe(chosen, 0.4, () => date(chosen, 2024, 2027)),
        confirmed: maybe(chosen, 0.2, () => date(chosen, 2024, 2026)),
        ended: maybe(chosen, 0.1, () => date(chosen, 2024, 2027)),
      })),
    ),
    appointments: byDate(
      'from',
      list(2, () => ({
        text: '职务',
        from: maybe(chosen, 0.95, () => date(chosen, 2015, 2027)),
        to: maybe(chosen, 0.3, () => date(chosen, 2024, 2027)),
        trialUntil: maybe(chosen, 0.5, () => date(chosen, 2024, 2027)),
        confirmed: maybe(chosen, 0.2, () => date(chosen, 2024, 2026)),
      })),
    ),
    resume: byDate(
      'from',
      list(4, () => ({
        text: '工作',
        from: maybe(chosen, 0.95, () => date(chosen, 1990, 2025)),
        to: maybe(chosen, 0.8, () => date(chosen, 1995, 2027)),
        grassRoots: maybe(chosen, 0.5, () => true),
      })),
    ),
  }
}

const contentsOf = (sections: Sections): Contents =>
  Object.fromEntries(
    Object.entries(sections).map(([key, records]) => [
      key,
      records.map((record, at) => ({
        id: `${key}${at}`,
        fields: Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)),
      })),
    ]),
  ) as never
