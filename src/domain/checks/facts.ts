import type { Contents, DossierRecord, Fields } from '#domain/dossiers/section.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import type { IdNumber } from '#domain/people/id-number.ts'
import type { PartialDate } from '#domain/time.ts'
import { birthsOf, cardOf } from './birth.ts'
import { monthOf, only, textOf } from './values.ts'

/** What the rules compare: the contents as their viewer may see them, the day it is, and what several rules ask for. */
export type Facts = {
  readonly contents: Contents
  readonly today: PartialDate | undefined
  readonly basic: Fields
  readonly card: IdNumber | undefined
  /** The births by which ages are reckoned. */
  readonly births: readonly PartialDate[]
  /** 入党时间 of 基本信息, where it is the Communist Party's. */
  readonly joined: PartialDate | undefined
  readonly records: (section: string) => readonly DossierRecord[]
  /** The numbers of other dossiers of somebody with this name and month of birth. */
  readonly alike: readonly string[]
}

/** Each worked out when it is first asked for, since a page asks all rules at once. */
export function factsOf(contents: Contents, today?: PartialDate, alike: readonly string[] = []): Facts {
  const card = once(() => cardOf(contents))
  const births = once(() => birthsOf(contents, today))
  const joined = once(() => joinedIn(only(contents, 'basic')?.fields ?? {}))
  return {
    contents,
    today,
    alike,
    records: (section) => contents[section] ?? [],
    basic: only(contents, 'basic')?.fields ?? {},
    get card() {
      return card()
    },
    get births() {
      return births()
    },
    get joined() {
      return joined()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const joinedIn = ({ partyDate }: Fields): PartialDate | undefined => {
  const text = textOf(partyDate)
  if (text === '') return undefined
  return monthOf(readPartyDate(text).memberships.find(({ party }) => party.code === '01')?.joined)
}
