import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { emptyPlan, type Plan } from '#domain/first-start/plan.ts'

/** What the first start knows so far. While it lies there the first start goes on; whoever may kill it, it is whole. */
const fileIn = (folder: string) => join(folder, 'first-start.json')

/** Whether a first start was begun and has not ended. */
export const hasPlan = (folder: string): boolean => existsSync(fileIn(folder))

/** The plan as it was left; an empty one where none was begun. */
export function readPlan(folder: string): Plan {
  if (!hasPlan(folder)) return emptyPlan
  return { ...emptyPlan, ...(JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<Plan>) }
}

/** Beside it first, on the disk, and only then in its place. */
export function writePlan(folder: string, plan: Plan): void {
  const making = `${fileIn(folder)}.making`
  const file = openSync(making, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(plan, undefined, 2))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(making, fileIn(folder))
  syncFolder(folder)
}

/** Ends the first start for good. */
export function removePlan(folder: string): void {
  rmSync(fileIn(folder), { force: true })
  syncFolder(folder)
}

/** A name that was given is on the disk only with its folder. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder === '' ? dirname('.') : folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
