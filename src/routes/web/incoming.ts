import type { Readable } from 'node:stream'
import { digesting } from '#db/commands.ts'

/** A file of a form: the field that it came in, and the name that it came with. */
export type Coming = { readonly field: string; readonly name: string }

/** What becomes of a file while it comes in: it is handed on piece by piece and not held here (docs/decisions/0111). */
export type Taking<Kept> = {
  readonly add: (bytes: Uint8Array) => Promise<void>
  /** It is whole, or was larger than allowed and is not. */
  readonly end: (cut: boolean) => Promise<Kept>
  /** It broke off. */
  readonly giveUp: () => Promise<void>
}

/** A file that has come in whole; `cut` when it was larger than allowed and its bytes were let go. */
export type Arrived = { readonly name: string; readonly bytes: Uint8Array; readonly cut: boolean }

/** For what has to be whole in memory to be read: `keep` says what becomes of it. */
export function whole<Kept>({ name }: Coming, keep: (file: Arrived) => Promise<Kept>): Taking<Kept> {
  const pieces: Uint8Array[] = []
  return {
    add: async (bytes) => {
      pieces.push(bytes)
    },
    end: (cut) => keep({ name, bytes: Buffer.concat(cut ? [] : pieces), cut }),
    giveUp: async () => {},
  }
}

export type Incoming<Kept> = {
  readonly field: string
  /** Hands on what has come since; `all` once nothing more of this file will. */
  readonly handOn: (take: (coming: Coming) => Promise<Taking<Kept>>) => Promise<'more' | 'all'>
  /** Adds what became of it to `kept`. `told` is given what stands for it in the form; neither where there was no file. */
  readonly end: (told: (digest: Uint8Array<ArrayBuffer>, name: string) => void, kept: Kept[]) => Promise<void>
  readonly giveUp: () => Promise<void>
}

type Most = { readonly mostBytes: number; readonly mostOf?: (start: Uint8Array) => number }

/** Follows one file of a form as its pieces come; nothing of one that is too large waits here. */
export function incoming<Kept>(coming: Coming, stream: Readable, { mostBytes, mostOf }: Most): Incoming<Kept> {
  const [name, digest] = [coming.name || '—', digesting()]
  let pieces: Uint8Array[] = []
  let [size, most, state, isClosed] = [0, mostBytes, 'sound' as 'sound' | 'cut' | 'broken', false]
  let taking: Taking<Kept> | undefined
  let ended: { readonly kept: Kept } | undefined

  const cut = () => {
    state = 'cut'
    pieces = []
  }
  stream.on('data', (piece: Uint8Array) => {
    if (size === 0) most = mostOf?.(piece) ?? mostBytes
    size += piece.length
    if (size > most) cut()
    else pieces.push(piece)
  })
  stream.on('limit', cut)
  stream.on('error', () => {
    // What breaks off is told by the parser.
    state = 'broken'
  })
  stream.on('close', () => {
    isClosed = true
  })

  /** A field without a file has no name and no bytes. */
  const isThere = () => state !== 'broken' && (size > 0 || (isClosed && coming.name !== ''))
  const giveUp = async () => {
    const given = taking
    taking = undefined
    await given?.giveUp()
  }
  const finish = async () => {
    const taken = taking
    taking = undefined
    if (taken) ended = { kept: await taken.end(state === 'cut') }
  }
  return {
    field: coming.field,
    handOn: async (take) => {
      if (isThere() && !ended) taking ??= await take({ field: coming.field, name })
      for (const piece of pieces.splice(0)) {
        digest.add(piece)
        await taking?.add(piece)
      }
      // What is too large is let go at once, whatever else of it is still to come.
      if (state === 'cut') await finish()
      return isClosed ? 'all' : 'more'
    },
    end: async (told, kept) => {
      if (state === 'broken') await giveUp()
      const isTaken = taking !== undefined || ended !== undefined
      if (isTaken) told(state === 'cut' ? new Uint8Array() : digest.end(), name)
      await finish()
      if (ended) kept.push(ended.kept)
    },
    giveUp,
  }
}
