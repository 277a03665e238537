import { following, type Head } from '#db/log/log.ts'
import type { App } from '#house/app.ts'

const sliceLength = 1000

/**
 * The log up to the head, a line of JSON an entry after one line that says what follows. `body` is the very text that
 * the chain covers, so the verifier needs to know nothing of what is in it. Read in slices, never all at once.
 */
export function logLines(app: App, head: Head): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after = 0
  const heading = {
    format: 'juanzong-log-1',
    installation: app.vault.installation,
    range: 'whole',
    at: app.now(),
    head: { seq: head.seq, chain: head.chain },
  }
  return new ReadableStream({
    start: (out) => out.enqueue(encoder.encode(`${JSON.stringify(heading)}\n`)),
    pull: async (out) => {
      const slice = (await following(app.db, after, sliceLength)).filter(({ seq }) => seq <= head.seq)
      if (slice.length === 0) return out.close()
      after = slice.at(-1)?.seq ?? head.seq
      const lines = slice.map(({ seq, chain, body }) => `${JSON.stringify({ seq, chain, body })}\n`)
      out.enqueue(encoder.encode(lines.join('')))
    },
  })
}
