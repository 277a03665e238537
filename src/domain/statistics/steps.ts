/** Work that stops after each pass over everybody, so that others may have their turn. */
export type Steps<Made> = Generator<void, Made>

/** Does it without stopping. */
export function allAtOnce<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
