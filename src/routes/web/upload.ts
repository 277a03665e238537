import { setImmediate } from 'node:timers/promises'
import busboy from 'busboy'
import { HTTPException } from 'hono/http-exception'
import { digestOf } from '#db/commands.ts'
import { limits } from '#domain/limits.ts'
import { type Form, mustBeTheirs, readForm } from './forms.ts'
import { markField } from './mark.ts'
import type { WebContext } from './web.ts'

/** One file of a form that has come in whole; `cut` when it was larger than allowed and its bytes were let go. */
export type Arrived = { readonly name: string; readonly bytes: Uint8Array; readonly cut: boolean }

export type Receiving<Kept> = {
  readonly mostFiles: number
  readonly mostBytes: number
  /** The most of a file that begins with these bytes, where that is less. */
  readonly mostOf?: (start: Uint8Array) => number
  /** What becomes of one file, asked while the next waits; `text` are the fields that stand before it in the form. */
  readonly keep: (file: Arrived, text: (name: string) => string) => Promise<Kept>
  /** The upload failed half-way: gives up what was kept. */
  readonly abandon: (kept: readonly Kept[]) => Promise<void>
}

export type Upload<Kept> = { readonly form: Form; readonly files: readonly Kept[]; readonly tooMany: boolean }

/**
 * Reads a form with files as it comes: never more than one file is in memory, and nothing of one that is too large
 * (docs/decisions/0111). A body that breaks off or is no form is a 400. An empty file is a file; a field without one is
 * none.
 */
export async function readUpload<Kept>(c: WebContext, receiving: Receiving<Kept>): Promise<Upload<Kept>> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? ''))
    return { form: await readForm(c), files: [], tooMany: false }
  const kept: Kept[] = []
  try {
    const tooMany = await receive(c, receiving, kept)
    return { form: await readForm(c), files: kept, tooMany }
  } catch (error) {
    await receiving.abandon(kept)
    throw error
  }
}

type Waiting = Arrived & { readonly field: string }

async function receive<Kept>(c: WebContext, { mostFiles, mostBytes, mostOf, keep }: Receiving<Kept>, kept: Kept[]) {
  const { body } = c.req.raw
  if (!body) throw new HTTPException(400)
  const sent: Record<string, (string | File)[]> = {}
  c.set('sent', sent)
  const add = (name: string, value: string | File) => {
    sent[name] = [...(sent[name] ?? []), value]
  }
  const text = (name: string) => sent[name]?.find((value) => typeof value === 'string') ?? ''
  const waiting: Waiting[] = []
  let tooMany = false
  const parser = parserOf(c, { mostFiles, mostBytes })
  parser.on('field', add)
  parser.on('filesLimit', () => {
    tooMany = true
  })
  parser.on('file', (field, stream, { filename }) => {
    const chunks: Uint8Array[] = []
    let [size, most] = [0, mostBytes]
    stream.on('data', (chunk: Uint8Array) => {
      if (size === 0) most = mostOf?.(chunk) ?? mostBytes
      size += chunk.length
      if (size <= most) chunks.push(chunk)
      else chunks.splice(0)
    })
    stream.on('limit', () => chunks.splice(0))
    // What breaks off is told by the parser.
    stream.on('error', () => {})
    stream.on('close', () => {
      const cut = stream.truncated || size > most
      if (filename || chunks.length > 0 || cut)
        waiting.push({ field, name: filename || '—', bytes: Buffer.concat(cut ? [] : chunks), cut })
    })
  })
  const settleWaiting = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { field, name, bytes } = next
      // A form of ours begins with its mark, so a foreign one is turned away before its files are looked at.
      if (text(markField) !== '') mustBeTheirs(c, text(markField))
      add(field, new File([digestOf(bytes)], name))
      kept.push(await keep(next, text))
    }
  }
  await run(parser, body, settleWaiting)
  return tooMany
}

const parserOf = (c: WebContext, { mostFiles, mostBytes }: { mostFiles: number; mostBytes: number }) => {
  try {
    return busboy({
      headers: { 'content-type': c.req.header('Content-Type') },
      defParamCharset: 'utf8',
      limits: { files: mostFiles, fileSize: mostBytes, fields: 1_000, fieldSize: limits.form },
    })
  } catch (cause) {
    throw new HTTPException(400, { cause })
  }
}

/** Feeds the parser piece by piece and lets what has come in be dealt with before the next piece. */
async function run(parser: busboy.Busboy, body: ReadableStream<Uint8Array>, settle: () => Promise<void>) {
  let broken: unknown
  parser.on('error', (error) => {
    broken = error
  })
  const write = (piece: Uint8Array) => new Promise<void>((done) => parser.write(piece, () => done()))
  for await (const piece of body) {
    if (broken === undefined) await write(piece)
    await setImmediate()
    await settle()
  }
  await new Promise<void>((done) => {
    parser.once('close', done)
    parser.once('error', () => done())
    if (broken === undefined) parser.end()
    else done()
  })
  await settle()
  if (broken !== undefined) throw new HTTPException(400, { cause: broken })
}
