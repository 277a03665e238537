/** What `doctor` looks at, in this order. */
export const checks = ['node', 'server', 'folder', 'files', 'keyring', 'database', 'disk', 'size'] as const

export type Check = (typeof checks)[number]

/** In order, worth a look, or wrong. */
export type State = 'ok' | 'look' | 'bad'

/** One thing looked at; the sentence `doctor.<check>.<state>` says what to do, with numbers and file names, never a person. */
export type Finding = {
  readonly check: Check
  readonly state: State
  readonly about: Readonly<Record<string, string | number>>
}

/** What the command ends with: 0 all in order, 1 something to look at, 2 something wrong. */
export const exitFor = (findings: readonly Finding[]): 0 | 1 | 2 =>
  findings.some(({ state }) => state === 'bad') ? 2 : findings.some(({ state }) => state === 'look') ? 1 : 0
