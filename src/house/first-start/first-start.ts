import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { beginners } from '#domain/first-start/founders.ts'
import { refusePassphrase } from '#domain/first-start/passphrase.ts'
import { isComplete, type LockText, type Plan, type Seat, withCustody } from '#domain/first-start/plan.ts'
import { ok, refuse } from '#domain/result.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { ShareSecret } from '#domain/unseal/secret.ts'
import { placesIn } from '#house/config.ts'
import { usualFolders } from '#house/rooms/face-folders.ts'
import { createPrintRoom, type PrintRoom } from '#house/rooms/print-room.ts'
import { createTurns } from '#house/turns.ts'
import { type Cost, fullCost } from '#keys/argon.ts'
import { fits, lockOf } from '#keys/lock.ts'
import { lockFrom, textOf } from '#keys/lock-text.ts'
import { base32, groupsApart, printRecoveryCode, readRecoveryCode, tidyCode } from '#keys/recovery-code.ts'
import type { FirstStart } from '#routes/start/first-start.ts'
import { createBringer } from './bringing.ts'
import { makeKeys, settleMaking } from './making.ts'
import { hasPlan, readPlan, removePlan, writePlan } from './plan-file.ts'

type Beginning = {
  readonly cost?: Cost
  readonly now?: () => Instant
  /** Where a card is drawn, and what is closed after it: its fonts are there for a card or two, and then for months no more. */
  readonly printRoom?: () => Pick<PrintRoom, 'card' | 'close'>
}

/** How long a link waits for its custodian. */
const linkHours = 72

/**
 * The first start of a data folder, or undefined where the house is whole: nothing is there yet, or an earlier first start
 * was left. What a kill left half made is brought to its end or thrown away first.
 */
export function firstStartOf(folder: string, beginning: Beginning = {}): FirstStart | undefined {
  settleMaking(folder)
  return isEmpty(folder) || hasPlan(folder) ? createFirstStart(folder, beginning) : undefined
}

/** Neither data nor keys: whatever else lies there is none of ours. */
function isEmpty(folder: string): boolean {
  const { database, keyring, blobs } = placesIn(folder)
  return ![database, keyring, blobs].some((place) => existsSync(place))
}

function createFirstStart(
  folder: string,
  {
    cost = fullCost,
    now = () => instant(new Date()),
    printRoom = () => createPrintRoom(usualFolders('data', folder)),
  }: Beginning,
): FirstStart {
  const code = newCode()
  const turns = createTurns()
  const entered = new Set<string>()
  const custodians = new Map<string, number>()
  let card: string | undefined
  let making: Promise<void> | undefined
  let plan: Plan | undefined = readPlan(folder)
  const bringer = createBringer(folder, () => {
    removePlan(folder)
    plan = undefined
  })
  const isBringing = () => bringer.state()?.is === 'copying'
  const hasKeys = () => !isBringing() && existsSync(placesIn(folder).keyring)

  const mayChange = () => plan !== undefined && !hasKeys() && !isBringing()
  const keep = (next: Plan) => {
    writePlan(folder, next)
    plan = next
    return ok(undefined)
  }
  const change = (next: (plan: Plan) => Plan) => (plan && mayChange() ? keep(next(plan)) : refuse('start.keys-made'))
  const seatOf = (link: string): number | undefined => {
    const at = plan?.seats.findIndex(({ link: left }) => isGood(left, link, now())) ?? -1
    return at < 0 ? undefined : at
  }
  const seatAt = (at: number | undefined) => (at === undefined || hasKeys() ? undefined : plan?.seats[at])
  /** Somebody else may have sat down meanwhile: the link must still be good. */
  const sitDown = (link: string, at: number, seat: Seat): boolean =>
    seatOf(link) === at && change((plan) => withSeat(plan, at, () => seat)).ok
  const known = (at: number): string => {
    const token = newToken()
    custodians.set(hashOf(token), at)
    return token
  }

  return {
    code,
    plan: () => plan,
    hasKeys,
    enter: async (typed, from) => {
      const right = await turns.take(from, async () => timingSafeEqual(digest(tidyCode(typed)), digest(tidyCode(code))))
      if (right === 'busy' || right === 'too-many') return refuse(`start.code-${right}`)
      return right ? ok(remembered(entered)) : refuse('start.code-wrong')
    },
    isEntered: (token) => token !== undefined && entered.has(hashOf(token)),
    look: (typed) => bringer.look(typed),
    bring: (typed) => {
      if (!hasKeys()) bringer.begin(typed)
    },
    bringing: () => bringer.state(),
    settle: (founding) => change((plan) => ({ ...plan, founding })),
    choose: (custody) => change((plan) => withCustody(plan, custody)),
    invite: (seat) => {
      const link = newToken()
      const left = { hash: hashOf(link), until: untilFrom(now()) }
      const done = change((plan) => withSeat(plan, seat, (old) => ({ ...old, link: left })))
      return done.ok ? ok(link) : done
    },
    seatOf,
    sit: async (link, first, second, from) => {
      const at = seatOf(link)
      const seat = seatAt(at)
      if (at === undefined || !seat) return refuse('start.link-over')
      const refusal = seat.lock ? undefined : refusePassphrase(first, second)
      if (refusal) return refuse(refusal)
      const secret = { kind: 'passphrase', text: first } as const
      const tried = await turns.take(from, () => seated(seat, secret, plan?.seats ?? [], cost))
      if (typeof tried === 'string')
        return refuse(tried === 'start.passphrase-taken' ? tried : 'start.passphrase-wrong')
      return sitDown(link, at, { lock: tried, setAt: seat.setAt ?? now() }) ? ok(known(at)) : refuse('start.link-over')
    },
    custodian: (token) => (token === undefined ? undefined : custodians.get(hashOf(token))),
    makeCard: async () => {
      const made = printRecoveryCode(randomBytes(20))
      const lock = textOf(await lockOf({ kind: 'recovery-code', text: made }, cost))
      const done = change((plan) => ({ ...plan, card: { lock, madeAt: now() } }))
      if (done.ok) card = made
      return done
    },
    drawCard: async () => {
      if (card === undefined || !plan?.founding) return undefined
      const room = printRoom()
      try {
        const { name: organisation } = plan.founding
        return await room.card({ at: now(), organisation, code: card, threshold: plan.custody.threshold })
      } finally {
        await room.close()
      }
    },
    canDraw: () => card !== undefined,
    readCard: async (typed) => {
      const lock = plan?.card?.lock
      if (!lock) return refuse('start.card-gone')
      const read = readRecoveryCode(typed)
      const right = read && (await fits(lockFrom(lock), { kind: 'recovery-code', text: typed }))
      if (!right || plan?.card?.lock !== lock) return refuse('start.card-wrong')
      const readAt = now()
      const done = change((plan) => (plan.card ? { ...plan, card: { ...plan.card, readAt } } : plan))
      if (!done.ok) return refuse('start.card-gone')
      card = undefined
      return done
    },
    wrongGroups: (typed) => (card === undefined ? [] : groupsApart(card, typed)),
    make: async () => {
      if (hasKeys()) return ok(undefined)
      if (!plan || isBringing() || !isComplete(plan)) return refuse('start.incomplete')
      const locks = [...plan.seats.map(({ lock }) => lock), plan.card?.lock].flatMap((lock) =>
        lock ? [lockFrom(lock)] : [],
      )
      making ??= makeKeys(folder, { locks, threshold: plan.custody.threshold, cost, at: now() }).finally(() => {
        making = undefined
      })
      await making
      custodians.clear()
      return ok(undefined)
    },
    expect: (numbers, besides) => {
      if (!plan) return
      const now = plan.people ?? {}
      const people = beginners.flatMap((founder) => {
        const [before, number] = [now[founder], numbers[founder]]
        return number === '' ? [] : [[founder, before?.number === number ? before : { number }] as const]
      })
      keep({ ...plan, besides, people: Object.fromEntries(people) })
    },
    invitePerson: (founder) => {
      const number = plan?.people?.[founder]?.number
      if (!plan || number === undefined) return undefined
      const link = newToken()
      keep({
        ...plan,
        people: { ...plan.people, [founder]: { number, link: { hash: hashOf(link), until: untilFrom(now()) } } },
      })
      return link
    },
    founderOf: (link) => {
      const founder = beginners.find((one) => isGood(plan?.people?.[one]?.link, link, now()))
      const number = founder && plan?.people?.[founder]?.number
      return founder && number !== undefined ? { founder, number, besides: plan?.besides ?? [] } : undefined
    },
    spend: (founder) => {
      const number = plan?.people?.[founder]?.number
      if (plan && number !== undefined) keep({ ...plan, people: { ...plan.people, [founder]: { number } } })
    },
    end: () => {
      removePlan(folder)
      plan = undefined
      entered.clear()
    },
  }
}

const untilFrom = (at: Instant): Instant => instant(new Date(Date.parse(at) + linkHours * 3_600_000))

const isGood = (left: Seat['link'], link: string, at: Instant): boolean =>
  left !== undefined && left.until > at && left.hash === hashOf(link)

/** The lock of this custodian: the one that is there where the secret fits it, else a new one, unlike that of any other. */
async function seated(
  seat: Seat,
  secret: ShareSecret,
  others: readonly Seat[],
  cost: Cost,
): Promise<LockText | 'start.passphrase-wrong' | 'start.passphrase-taken'> {
  if (seat.lock) return (await fits(lockFrom(seat.lock), secret)) ? seat.lock : 'start.passphrase-wrong'
  for (const { lock } of others) if (lock && (await fits(lockFrom(lock), secret))) return 'start.passphrase-taken'
  return textOf(await lockOf(secret, cost))
}

/** Eight signs, as they are typed from the terminal: `K7QM-2XHD`. */
const newCode = () => base32(randomBytes(5)).replace(/^.{4}/, '$&-')

const newToken = () => randomBytes(24).toString('base64url')

const digest = (text: string) => createHash('sha256').update(text).digest()
const hashOf = (token: string) => digest(token).toString('hex')

function remembered(tokens: Set<string>): string {
  const token = newToken()
  tokens.add(hashOf(token))
  return token
}

const withSeat = (plan: Plan, at: number, next: (seat: Seat) => Seat): Plan => ({
  ...plan,
  seats: plan.seats.map((seat, index) => (index === at ? next(seat) : seat)),
})
