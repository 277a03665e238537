import type { PaperRef } from '#domain/dossiers/section.ts'
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
  /** The slip itself, once its scan was attached: under the key of the dossier that it is tied to. */
  readonly scan?: { readonly paper: PaperRef; readonly at: Instant; readonly by: AccountId }
  /** 催回执: the days on which the sender asked for the receipt. */
  readonly reminders?: readonly { readonly on: Day; readonly at: Instant; readonly by: AccountId }[]
  readonly receipt?: { readonly sentOn: Day; readonly at: Instant; readonly by: AccountId }
  /** What had been missing came later. */
  readonly made?: { readonly on: Day; readonly words: string; readonly at: Instant; readonly by: AccountId }
  /** 入库审批: by another person than whoever puts it into its box. */
  readonly approval?: { readonly at: Instant; readonly by: AccountId }
  /** `box` is that of its first volume; `volumes` says where each of several lies. */
  readonly stored?: {
    readonly box: string
    readonly volumes?: readonly StoredVolume[]
    readonly at: Instant
    readonly by: AccountId
  }
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

/** 正本 or 副本, and which volume of it. */
export type VolumeName = { readonly kind: 'original' | 'duplicate'; readonly serial: number }
export type StoredVolume = VolumeName & { readonly box: string }

/** The volumes that came, each of which has a box; papers that came without any go into the first of the original. */
export function volumesOf({ originals, duplicates }: Counts): readonly VolumeName[] {
  const of = (kind: VolumeName['kind'], count: number) =>
    Array.from({ length: Math.min(count, mostVolumes) }, (_, at): VolumeName => ({ kind, serial: at + 1 }))
  const all = [...of('original', originals), ...of('duplicate', duplicates)]
  return all.length > 0 ? all : of('original', 1)
}

/** Of each kind: a dossier of more volumes than a shelf holds is a slip of the pen. */
const mostVolumes = 20

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

/** Whether what was counted is what the slip says, and nothing is noted as missing. */
export const agrees = ({ said, counted: found, gap }: Pick<ReceivedSlip, 'said' | 'counted' | 'gap'>): boolean =>
  gap === '' && counted.every((what) => said[what] === found[what])

/** What is still to do with it, in the order in which it is done. */
export const arrivalTasks = ['check', 'tie', 'receipt', 'make', 'approve', 'store'] as const
export type ArrivalTask = (typeof arrivalTasks)[number]

/** What is left to do for a 转入, in the order of the work. */
export const tasksOf = ({ check, dossier, receipt, made, approval, stored, slip }: Arrival): readonly ArrivalTask[] =>
  arrivalTasks.filter(
    (task) =>
      ({
        check: !check,
        tie: !dossier,
        receipt: !receipt,
        make: slip.gap !== '' && !made,
        approve: !approval && !stored,
        store: !stored,
      })[task],
  )

/** Days from the day of receipt: after a month the sender asks for the receipt, after two the paper lies in its box. */
export const daysToAnswer = 30
export const daysToStore = 60

/** The last day on which the sender asked for a receipt that has not gone back. */
export const remindedOn = ({ reminders = [], receipt }: Arrival): Day | undefined =>
  receipt ? undefined : reminders.at(-1)?.on

/** The next day that is waited for, the same day where the sender has asked; undefined once nothing is. */
export function dueOn(arrival: Arrival): Day | undefined {
  const left = tasksOf(arrival)
  const reminded = remindedOn(arrival)
  if (reminded) return reminded
  const { receivedOn } = arrival.slip
  if (left.some((task) => task === 'check' || task === 'tie' || task === 'receipt'))
    return daysLater(receivedOn, daysToAnswer)
  return left.length > 0 ? daysLater(receivedOn, daysToStore) : undefined
}

/** Whether the day is past by which the next task should have been done. */
export const isOverdue = (arrival: Arrival, today: Day): boolean => (dueOn(arrival) ?? today) < today
