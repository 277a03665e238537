import { type ClassKey, orderOf } from './classes.ts'
import type { Entry } from './material.ts'

/** What an order is made from; `id` tells which came first where all else is alike. */
export type Ordered = { readonly id: string; readonly entry: Entry }

/** The papers of one class in the order of the volume (docs/law/materials.md §3). */
export function inOrder<One extends Ordered>(key: ClassKey, papers: Iterable<One>): readonly One[] {
  const known = [...papers]
  const order = orderOf(key)
  if (order === 'joining')
    return known.sort((a, b) => joiningStep(a.entry.title) - joiningStep(b.entry.title) || byTime(a, b))
  if (order === 'matter') return byMatter(known)
  return known.sort(byTime)
}

/** Oldest first; an unknown month before the known ones of its year, no date at all at the end. */
const byTime = (a: Ordered, b: Ordered): number =>
  compare(a.entry.date ?? undated, b.entry.date ?? undated) || compare(a.id, b.id)

const undated = '9'
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** 时系混合: a matter stands where its oldest paper stands, and its papers by their part in it. */
function byMatter<One extends Ordered>(papers: readonly One[]): readonly One[] {
  const matters = new Map<string, One[]>()
  for (const paper of papers) {
    const key = paper.entry.matter ? `matter ${paper.entry.matter}` : paper.id
    matters.set(key, [...(matters.get(key) ?? []), paper])
  }
  return [...matters.values()]
    .map((own) => ({
      oldest: own.toSorted(byTime)[0],
      papers: own.sort((a, b) => partOf(a.entry.title) - partOf(b.entry.title) || byTime(a, b)),
    }))
    .sort((a, b) => (a.oldest && b.oldest ? byTime(a.oldest, b.oldest) : 0))
    .flatMap(({ papers }) => papers)
}

const placeIn = (steps: readonly RegExp[], title: string, otherwise: number): number => {
  const found = steps.findIndex((step) => step.test(title))
  return found < 0 ? otherwise : found
}

/** The part that a paper of a case has, by its title. */
const partOf = (title: string): number =>
  /申诉|(?<!纪律)检查|检讨|交代/.test(title) ? parts.length : placeIn(parts, title, parts.length + 1)

const parts = [/批复/, /(?<!本人.*)(?:结论|决定|认定)/, /本人.*意见/, /(?:调查|审查|审计).*报告/, /证明/]

/** The step of joining league and party that a paper stands for, by its title. What is none of them comes before 民主党派. */
const joiningStep = (title: string): number => placeIn(steps, title, steps.length - 1.5)

const steps = [
  /入团志愿|入团.*志愿/,
  /入团申请/,
  /退团|离团/,
  /入党志愿/,
  /入党申请/,
  /转正/,
  /培养|考察/,
  /党员登记/,
  /民革|民盟|民建|民进|农工|致公|九三|台盟|民主党派/,
]
