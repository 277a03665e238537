import { setImmediate } from 'node:timers/promises'
import { Damaged } from '#domain/errors.ts'
import { newWrapped, openDataKey, type Wrapping } from './data-key.ts'
import { deriveKey } from './envelope.ts'
import { kekName, type Unwrapped } from './house-keys.ts'
import type { DataKeyRow, KeyringFile, Label } from './keyring-file.ts'

/** What wraps the data keys, epoch by epoch. More than one is in use only while keys go over from one to the next. */
export type Wrappings = {
  readonly epoch: () => number
  readonly current: () => Wrapping
  /** Throws `Damaged` where no key of this epoch is there. */
  readonly of: (epoch: number) => Wrapping
  /** From now on the epoch of this label, whose key is among the keys already. */
  readonly begin: (label: Label) => void
  /** Wraps by the present epoch whatever an older one wraps, some at a time, and wipes the older keys. Safe to kill. */
  readonly settle: () => Promise<void>
}

/** How many keys go over at a time: about five milliseconds, in which nobody else is served. */
const slice = 250

/** Begins with the epoch of the label; `keys` hold the key of each epoch that is in use. */
export function createWrappings(file: KeyringFile, label: Label, keys: Unwrapped): Wrappings {
  let now = label
  let settling: Promise<void> | undefined
  const made = new Map<number, Wrapping>()
  const of = (epoch: number): Wrapping => {
    const known = made.get(epoch)
    if (known) return known
    const kek = keys.get(kekName(epoch))
    if (!kek) throw new Damaged()
    const key = deriveKey(kek, 'epoch wraps data keys', now.suite, Buffer.alloc(8))
    const wrapping: Wrapping = { key, label: now }
    made.set(epoch, wrapping)
    return wrapping
  }
  of(label.epoch)

  /** A damaged key stays as it is, in its room (docs/decisions/0083): it neither stops a change nor keeps the house shut. */
  const rewrapped = (row: DataKeyRow): DataKeyRow[] => {
    try {
      const opened = openDataKey(row, of(row.epoch))
      return opened ? [newWrapped(row, opened, now.epoch, of(now.epoch))] : []
    } catch (error) {
      if (error instanceof Damaged) return []
      throw error
    }
  }

  const rewrapAll = async () => {
    for (let after = ''; ; ) {
      const rows = file.wrappedBefore(now.epoch, after, slice)
      const last = rows.at(-1)
      if (!last) return
      file.rewrap(rows.flatMap(rewrapped))
      after = last.owner
      await setImmediate()
    }
  }

  const settle = async () => {
    const old = [...keys.keys()].filter((name) => name.startsWith('kek:') && name !== kekName(now.epoch))
    if (old.length === 0) return
    await rewrapAll()
    // What is damaged still needs the key of its epoch, should its bytes come back from a copy.
    if (file.wrappedBefore(now.epoch, '', 1).length > 0) return
    file.dropHouseKeys(old)
    for (const name of old) {
      keys.get(name)?.fill(0)
      keys.delete(name)
      made.delete(Number(name.slice(4)))
    }
  }

  return {
    epoch: () => now.epoch,
    current: () => of(now.epoch),
    of,
    begin: (label) => {
      now = label
    },
    settle: () => {
      settling ??= settle().finally(() => {
        settling = undefined
      })
      return settling
    },
  }
}
