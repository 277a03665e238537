import { Damaged } from '#domain/errors.ts'
import type { App } from '#house/app.ts'

/** Where damaged things are noted; an `App` will do. */
export type Noting = Pick<App, 'damages'>

type Damage = Parameters<App['damages']['note']>[0]

/**
 * What `open` answers; undefined, with the damage noted, where it does not open. So one bad row costs itself and nothing
 * beside it (docs/decisions/0083); what is undefined is never taken for empty by whoever writes.
 */
export function salvaged<Value>({ damages }: Noting, damage: Damage, open: () => Value): Value | undefined {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Damaged) && !(error instanceof SyntaxError)) throw error
    damages.note(damage)
    return undefined
  }
}
