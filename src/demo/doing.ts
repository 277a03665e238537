import type { CommandId } from '#domain/ids.ts'
import type { Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** Each thing that is done in the demo's past is a command of its own. */
export const command = (app: App) => ({ id: app.newId<CommandId>(), bodyHash: 'demo' })

/** What the application refuses can be no part of the demo. */
export function must<Value>(done: Result<Value, string>): Value {
  if (!done.ok) throw new Error(`The demo could not be written: ${done.refusal}.`)
  return done.value
}

/** One of several, by turns. */
export const pick = <Choice>(choices: readonly Choice[], index: number): Choice =>
  choices[index % choices.length] as Choice
