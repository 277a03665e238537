import { AsyncLocalStorage } from 'node:async_hooks'
import type { Unsound } from '#db/seals/soundness.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { Instant } from '#domain/time.ts'
import type { Damage } from '#memory/damages.ts'

/** What the seals found, as a damage of the thing that it belongs to. */
export function damageOf({ kind, id, what, where }: Unsound): Damage {
  switch (kind) {
    case 'dossier':
      return { of: 'dossier', id, what, where }
    case 'case':
      return { of: 'case', id, what, where }
    case 'accounts':
      return { of: 'account', id, what, where }
    case 'persons':
      return { of: 'person', id, what, where }
    case 'log':
    case 'root':
      return { of: 'log', id, what, where }
    default:
      return { of: 'organisation', id: `${kind} ${id}`, what, where }
  }
}

/** The entry that names a damage: kinds and ids only, never what stands there. */
export function damageEntry({ of, id, what, where }: Damage, at: Instant): Entry {
  const thing =
    of === 'dossier' || of === 'case' || of === 'account' || of === 'person' ? { [of]: id } : { subject: id }
  return { at, actor: 'system', act: 'damage.found', about: { ...thing, what, where } }
}

/**
 * Tells the log of damages as they are met, for HR lead and auditor. What is met while the house opens waits until the log
 * can be written, and what is met inside a transaction until that has ended.
 */
export function createDamageLog(report: (error: unknown) => void) {
  const waiting: Damage[] = []
  /** Damage is often met inside a transaction that its entry must not wait for. */
  const outside = AsyncLocalStorage.snapshot()
  let write: ((damages: readonly Damage[]) => Promise<void>) | undefined

  const flush = async () => {
    if (!write || waiting.length === 0) return
    await write(waiting.splice(0))
  }
  return {
    note: (damage: Damage) => {
      waiting.push(damage)
      outside(() => flush().catch(report))
    },
    /** Called once, when the log can be written. */
    begin: (then: (damages: readonly Damage[]) => Promise<void>) => {
      write = then
      return flush()
    },
  }
}
