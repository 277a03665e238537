import { codeNamed } from '#domain/codes/code.ts'
import { parties } from '#domain/codes/party.ts'
import type { Coded, Doubt } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { readDate } from './dates.ts'
import { claimsIn, type Shared } from './party-claims.ts'
import { oneLine, plain } from './text.ts'

export type Membership = {
  readonly party: Coded
  readonly joined?: PartialDate
  readonly confirmed?: PartialDate
  /** Dates that may be this party's or another's. */
  readonly doubtful?: readonly string[]
}

/** 入党时间 as the form writes it, and what it says of 政治面貌 and of each party. */
export type PartyStanding = {
  readonly text: string
  /** The name of 政治面貌 that follows, where one does. */
  readonly politics?: string
  readonly memberships: readonly Membership[]
  readonly doubts: readonly Doubt[]
}

/**
 * 入党时间 in its dozen shapes (docs/law/appointment-form.md §4, docs/law/exchange-lrmx.md §3): a date is the Party's, `民盟`
 * a membership, `1994.05；民盟` both. `民建2001.08` does not tell whose date it is: programs read it either way, so the
 * person who knows is asked.
 */
export function readPartyDate(written: string): PartyStanding {
  const text = plain(written)
  if (text.length > longest) return unread(written)
  const apart = claimsIn(text)
  if (apart.shared) return sharedDate(apart.shared, oneLine(written))
  const claims = apart.claims.map(claimOf)
  if (claims.length === 0) return { text: '', memberships: [], doubts: [] }
  if (claims.every(({ says }) => says === 'none')) return withoutParty(claims)
  if (claims.some(({ says }) => says === 'unread' || says === 'none')) return unread(written)

  const own = claims.filter(({ says }) => says === 'cpc')
  const others = claims.filter(({ says }) => says === 'other')
  const loose = whoseDate(claims, own, others)
  if (loose) return doubtful(loose.claim, loose.date, oneLine(written))

  const joined = own.find(({ date }) => date)?.date
  const confirmed = own.find((claim) => claim.confirmed)?.confirmed
  const inParty = own.length > 0
  const month = joined && formatPartialDate(joined.slice(0, 6) as PartialDate)
  const undated: readonly Doubt[] = inParty && !month ? [{ code: 'party-date-missing' }] : []
  return {
    text: inParty ? [...(month ? [month] : []), ...others.map(said)].join('；') : oneLine(written),
    ...politicsOf(own, others),
    memberships: [
      ...(inParty ? [{ party: cpc, ...(joined && { joined }), ...(confirmed && { confirmed }) }] : []),
      ...others.flatMap(({ party, date }) => (party ? [{ party, ...(date && { joined: date }) }] : [])),
    ],
    doubts: [...claims.flatMap(({ doubts }) => doubts), ...undated].map((doubt) => ({ ...doubt, field: 'partyDate' })),
  }
}

/** 政治面貌 and the memberships follow from the same text, so they are no questions of their own. */
export const whoseDateQuestion = 'whose-party-date'

const whose = {
  code: 'whose-party-date',
  field: 'partyDate',
  question: whoseDateQuestion,
  tag: 'RuDangShiJian',
} as const

/** `1994.05（民盟、民建）`: a date of the Party, or of one of them. */
function sharedDate({ date, names }: Shared, text: string): PartyStanding {
  const day = formatPartialDate(date)
  const readings = [
    [day, ...names].join('；'),
    ...names.map((own) => names.map((name) => (name === own ? `${name}（${day}）` : name)).join('；')),
  ]
  const [first = ''] = names
  return {
    text,
    politics: first,
    memberships: names.flatMap((name) => {
      const party = partyIn(name)
      return party ? [{ party, doubtful: [day] }] : []
    }),
    doubts: [{ ...whose, readings, params: { party: names.join('、'), date: day } }],
  }
}

/** What is longer is no date of joining but a story. */
const longest = 200

type Claim = {
  readonly says: 'cpc' | 'other' | 'none' | 'unread'
  readonly text: string
  readonly date?: PartialDate
  readonly confirmed?: PartialDate
  readonly party?: Coded
  /** The text says in so many words whose date it is. */
  readonly certain: boolean
  readonly politics?: string
  readonly doubts: readonly Doubt[]
}

const dates =
  /(?<!\d)(?:19|20)\d{2}\s*(?:[.。年\-/]\s*\d{1,2}\s*(?:[.月\-/]\s*\d{1,2}日?|月)?|\d{2}(?:\d{2})?|年)?(?!\d)/g

function claimOf(text: string): Claim {
  const found = [...text.matchAll(dates)].map(([date]) => readDate(date))
  const [first, second] = found
  const words = text.replace(dates, '').replace(/[()\s年月日.。:：-]|于/g, '')
  const doubts = found.flatMap((date) => date.doubts)
  const dated = { text, doubts, ...(first?.value && { date: first.value }) }

  if (/^(?:无|否|没有|未入党|非党员|群众|非中共党员)$/.test(words))
    return { ...dated, says: 'none', certain: true, ...(words === '群众' && { politics: words }) }
  if (/^无党派(?:民主)?(?:人士)?$/.test(words)) return { ...dated, says: 'none', certain: true, politics: '无党派人士' }
  if (/^(?:共青)?团员?$|^共青团员?$|^中国共产主义青年团团员$/.test(words))
    return { ...dated, says: 'none', certain: true, politics: '共青团员' }
  if (/^转(?:为)?正(?:式党员)?$/.test(words) && first?.value && !second)
    return { text, doubts, says: 'cpc', certain: true, confirmed: first.value }
  const party = partyIn(words)
  if (party) return { ...dated, says: 'other', certain: /加入|参加|入[盟会社党]|\(/.test(text), party }
  if (
    !/^(?:中共|中国共产党|共产党|预备|党员|正式|加入|入党|党组织|组织|转正|批准|为|成|员)*$/.test(words) ||
    found.length > 2
  )
    return { ...dated, says: 'unread', certain: false }
  if (found.length > 0 && !first?.value) return { ...dated, says: 'unread', certain: false }
  const politics = /预备/.test(words) && !second ? '中共预备党员' : '中共党员'
  return { ...dated, says: 'cpc', certain: words !== '', politics, ...(second?.value && { confirmed: second.value }) }
}

const partyIn = (words: string): Coded | undefined => {
  const bare = words.replace(/加入|参加|入[盟会社]/g, '')
  const code = codeNamed(parties, bare)
  return code && code.code !== cpc.code ? { code: code.code, text: code.name } : undefined
}

const cpc: Coded = { code: '01', text: '中国共产党' }

/** The one date that may be the Party's or another party's: written beside the other name, or behind it. */
function whoseDate(claims: readonly Claim[], own: readonly Claim[], others: readonly Claim[]) {
  const beside = others.find(({ date, certain }) => date && !certain)
  if (beside?.date && own.length === 0) return { claim: beside, date: beside.date }
  const [first, second] = claims
  const behind = first?.says === 'other' && !first.date && second?.says === 'cpc' && !second.certain
  return behind && second.date ? { claim: first, date: second.date } : undefined
}

function doubtful({ party }: Claim, date: PartialDate, text: string): PartyStanding {
  const [name, day] = [party?.text ?? '', formatPartialDate(date)]
  return {
    text,
    ...(party && { politics: party.text }),
    memberships: party ? [{ party, doubtful: [day] }] : [],
    doubts: [
      {
        ...whose,
        readings: [`${day}；${name}`, `${name}（${day}）`],
        params: { party: name, date: day },
      },
    ],
  }
}

const said = ({ party, date }: Claim) => `${party?.text ?? ''}${date ? `（${formatPartialDate(date)}）` : ''}`

function politicsOf(own: readonly Claim[], others: readonly Claim[]): { politics?: string } {
  if (own.length > 0) return { politics: own.find(({ politics }) => politics)?.politics ?? '中共党员' }
  const party = others[0]?.party
  return party ? { politics: party.text } : {}
}

function withoutParty(claims: readonly Claim[]): PartyStanding {
  const politics = claims.find((claim) => claim.politics)?.politics
  const text = politics === '无党派人士' ? '无党派' : ''
  return { text, memberships: [], doubts: [], ...(politics && { politics }) }
}

const unread = (written: string): PartyStanding => ({
  text: written.trim(),
  memberships: [],
  doubts: [{ code: 'party-date-unread', field: 'partyDate' }],
})
