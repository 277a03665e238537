import type { PropsWithChildren } from 'hono/jsx'

export type Tone = 'plain' | 'indigo' | 'jade' | 'amber' | 'seal'

/** A state in a word. The colour repeats what the word says. */
export const Pill = ({ tone = 'plain', children }: PropsWithChildren<{ tone?: Tone }>) => (
  <span class={`pill ${tone}`}>{children}</span>
)
