import { raw } from 'hono/html'

/** Keeps the text that was drawn of something, as long as that is kept itself; `as` says what else the text depends on. */
export type Keep = (of: object, as: string, draw: () => string) => string

type Props = {
  readonly keep: Keep
  readonly of: object
  readonly as: string
  /** Draws it: nothing that belongs to one answer alone, as the mark of a form does, and nothing that waits. */
  readonly draw: () => Drawn
}

/** A part of a page before it is a text. */
export type Drawn = ReturnType<typeof raw> | Promise<ReturnType<typeof raw>>

/** What takes long to draw and is looked at again and again: drawn once and kept as a text. */
export const Once = ({ keep, of, as, draw }: Props) =>
  raw(
    keep(of, as, () => {
      const text = draw().toString()
      if (typeof text !== 'string') throw new Error('What is kept as a text waits for nothing.')
      if (ofOneAnswer.test(text)) throw new Error('What belongs to one answer is never kept.')
      // In one piece: put together of thousands, it would be kept as all of them.
      return text.toWellFormed()
    }),
  )

/** The mark of a form, and the nonce of what htmx may obey. */
const ofOneAnswer = / hx-nonce="| name="cmd_id"/
