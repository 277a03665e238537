import pino from 'pino'

const log = pino({ name: 'juanzong' })

/**
 * Writes an error of the program for whoever keeps the machine. Its message may quote data, so only its kind and the
 * places in the program are kept.
 */
export function report(error: unknown, more: Readonly<Record<string, string>> = {}): void {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined }
  const at = stack?.split('\n').filter((line) => /^\s+at /.test(line))
  log.error({ ...more, kind: name, at: at?.slice(0, 12) })
}
