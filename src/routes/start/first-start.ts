import type { Bringable, Bringing, BringProblem, BringTyped } from '#domain/first-start/bringing.ts'
import type { Besides, Founder } from '#domain/first-start/founders.ts'
import type { Custody, Founding, Plan } from '#domain/first-start/plan.ts'
import type { CardRefusal, EnterRefusal, SeatRefusal } from '#domain/first-start/refusals.ts'
import type { Result } from '#domain/result.ts'

/** Who is to take a place, and what that one does besides. */
export type Expected = { readonly founder: Founder; readonly number: string; readonly besides: readonly Besides[] }

/**
 * 第一次启动, as long as it lasts: what the pages may ask before there are keys, and until the first three people can sign in.
 * The tokens it answers are for cookies and for links, and are kept nowhere in clear.
 */
export type FirstStart = {
  /** What the terminal shows; new at each start. */
  readonly code: string
  /** Undefined once it has ended. */
  readonly plan: () => Plan | undefined
  /** Whether keyring and database are made: from then on the house can be opened. */
  readonly hasKeys: () => boolean
  /** Takes the code of the terminal, and answers what a browser proves with that it knew it. */
  readonly enter: (typed: string, from: string) => Promise<Result<string, EnterRefusal>>
  readonly isEntered: (token: string | undefined) => boolean
  /** What a copy says, in place of a new house; its list and the keyring are proved, and nothing is copied. */
  readonly look: (typed: BringTyped) => Promise<Bringable | BringProblem>
  /** Brings it back, and goes on by itself. The first start has ended when everything lies in its place. */
  readonly bring: (typed: BringTyped) => void
  readonly bringing: () => Bringing | undefined
  readonly settle: (founding: Founding) => Result<undefined, 'start.keys-made'>
  readonly choose: (custody: Custody) => Result<undefined, 'start.keys-made'>
  /** A one-time link for the custodian of this place; the one before it no longer works. */
  readonly invite: (seat: number) => Result<string, 'start.keys-made'>
  /** Whose link this is. */
  readonly seatOf: (link: string) => number | undefined
  /**
   * The custodian sets the own passphrase, or says it again after a link that was made anew; the link is spent, and the
   * browser is the custodian's from here on.
   */
  readonly sit: (link: string, first: string, second: string, from: string) => Promise<Result<string, SeatRefusal>>
  /** Which custodian's browser this is. */
  readonly custodian: (token: string | undefined) => number | undefined
  /** A new recovery card; one before it is worth nothing from here on. */
  readonly makeCard: () => Promise<Result<undefined, 'start.keys-made'>>
  /** The card as a PDF, as long as this process remembers it. */
  readonly drawCard: () => Promise<Uint8Array | undefined>
  readonly canDraw: () => boolean
  /** The code as it was typed from paper; which groups are wrong is told while the process remembers the card. */
  readonly readCard: (typed: string) => Promise<Result<undefined, CardRefusal>>
  readonly wrongGroups: (typed: string) => readonly number[]
  /** Makes keyring and database where nothing is lacking any more. */
  readonly make: () => Promise<Result<undefined, 'start.incomplete'>>
  /** Who of the three is to come, by number; whoever has another number now has no link any more. */
  readonly expect: (numbers: Readonly<Record<Founder, string>>, besides: readonly Besides[]) => void
  readonly invitePerson: (founder: Founder) => string | undefined
  readonly founderOf: (link: string) => Expected | undefined
  /** The link did its work. */
  readonly spend: (founder: Founder) => void
  /** The people can sign in: the rest is theirs. */
  readonly end: () => void
}
