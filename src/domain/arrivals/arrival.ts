import type { AccountId, ArrivalId, DossierId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import { daysLater } from '#domain/transfers/transfer.ts'

/**
 * 转入: a dossier of paper that another unit sent with its 转递通知单. It is counted against the slip, looked at by a second
 * person, tied to a dossier of this house, answered with its receipt and put into a box (docs/law/transfer.md §4).
 */
export type Arrival = {
  readonly id: ArrivalId
  readonly at: Instant
  readonly dossier?: DossierId
  /** Counts every change: what a check vouches for. */
  readonly version: number
  /** Who counted it: the newest one who wrote it down. */
  readonly by: AccountId
  readonly slip: ReceivedSlip
  readonly check?: ArrivalCheck
  readonly receipt?: { readonly sentOn: Day; readonly at: Instant; readonly by: AccountId }
  /** What had been missing came later. */
  readonly made?: { readonly on: Day; readonly words: string; readonly at: Instant; readonly by: AccountId }
  readonly stored?: { readonly box: string; readonly at: Instant; readonly by: AccountId }
}

/** What the slip says, and what lay in the parcel. */
export type ReceivedSlip = {
  readonly receivedOn: Day
  /** 来件单位. */
  readonly from: string
  /** 字号 of their slip, and its day. */
  readonly number: string
  readonly sentOn: Day
  readonly name: string
  /** 原工作单位及职务. */
  readonly office: string
  readonly reason: string
  /** Our unit that it comes to, which says who handles it for as long as it is tied to no dossier. */
  readonly unit: UnitId
  readonly said: Counts
  readonly counted: Counts
  /** 不符情况: what does not agree; empty where all of it does. */
  readonly gap: string
}

/** Volumes of the original and of the duplicate, papers, and their pages where the list has them. */
export type Counts = {
  readonly originals: number
  readonly duplicates: number
  readonly materials: number
  readonly pages: number
}

export const counted = ['originals', 'duplicates', 'materials', 'pages'] as const satisfies readonly (keyof Counts)[]

export type ArrivalCheck = {
  readonly quality: Quality
  readonly note: string
  readonly at: Instant
  readonly by: AccountId
}

/** 案卷质量, in the order of a real register. */
export const qualities = ['unfit', 'fit', 'good'] as const
export type Quality = (typeof qualities)[number]

export const agrees = ({ said, counted: found, gap }: Pick<ReceivedSlip, 'said' | 'counted' | 'gap'>): boolean =>
  gap === '' && counted.every((what) => said[what] === found[what])

/** What is still to do with it, in the order in which it is done. */
export const arrivalTasks = ['check', 'tie', 'receipt', 'make', 'store'] as const
export type ArrivalTask = (typeof arrivalTasks)[number]

export const tasksOf = ({ check, dossier, receipt, made, stored, slip }: Arrival): readonly ArrivalTask[] =>
  arrivalTasks.filter(
    (task) =>
      ({
        check: !check,
        tie: !dossier,
        receipt: !receipt,
        make: slip.gap !== '' && !made,
        store: !stored,
      })[task],
  )

/** Days from the day of receipt: after a month the sender asks for the receipt, after two the paper lies in its box. */
export const daysToAnswer = 30
export const daysToStore = 60

/** The next day that is waited for; undefined once nothing is. */
export function dueOn(arrival: Arrival): Day | undefined {
  const left = tasksOf(arrival)
  const { receivedOn } = arrival.slip
  if (left.some((task) => task === 'check' || task === 'tie' || task === 'receipt'))
    return daysLater(receivedOn, daysToAnswer)
  return left.length > 0 ? daysLater(receivedOn, daysToStore) : undefined
}

export const isOverdue = (arrival: Arrival, today: Day): boolean => (dueOn(arrival) ?? today) < today
