import { differences } from '#domain/dossiers/diff.ts'
import { type Problems, typedValue } from '#domain/dossiers/form.ts'
import { merge } from '#domain/dossiers/merge.ts'
import { fieldsAt } from '#domain/dossiers/revision.ts'
import { type DossierRecord, type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { readHistory } from '#gate/dossiers/reader.ts'
import type { Form } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { Asked } from '#views/dossiers/clashes.tsx'
import type { Drawn } from '#views/dossiers/record.tsx'
import { askedIn, choiceIn } from './record-form.ts'

/** A form of a record that was refused. */
export type Refused = {
  readonly form?: Form
  readonly problems: Problems
  readonly refusal?: string
  /** What the form says, where it could be read. */
  readonly mine?: Fields
  /** What the page was drawn from, where nothing was typed. */
  readonly before?: string
}

type Drawing = {
  readonly section: Section
  readonly inHand: DossierRecord | undefined
  /** The stamp of the record as it is now. */
  readonly now: string
}

/** What stands in the fields, what it rests on, and what is to be asked because somebody else saved meanwhile. */
export function drawn(c: WebContext, of: Drawing, refused: Refused | undefined): Promise<Drawn> | Drawn {
  const { form, mine, refusal, before } = refused ?? {}
  if (form && mine && of.inHand && refusal === 'dossier.changed') return asking(c, of, form, mine)
  if (form) return asTyped(c, of, form, refusal)
  return asStored(c, of, refusal === 'dossier.changed' ? before : undefined)
}

/** Both changed the same fields: each is asked about, and everything else stands as both left it. */
async function asking(c: WebContext, { section, inHand, now }: Drawing, form: Form, mine: Fields): Promise<Drawn> {
  const before = form.text('stamp')
  const sides = { base: await baseOf(c, section, inHand, before), theirs: inHand?.fields ?? {}, mine }
  const { fields, taken, clashes } = merge(section, sides)
  const asked = clashes.map((clash): Asked => ({ ...clash, typed: form.text(clash.field.key) }))
  const isAsked = (key: string) => asked.some(({ field }) => field.key === key)
  const typed = (key: string) => (isAsked(key) ? form.text(key) : typedValue(fields[key]))
  return { typed, stamp: now, before, asked, taken }
}

/** The form as it was sent; what it had asked about is asked again, with the answers that were given. */
async function asTyped(c: WebContext, of: Drawing, form: Form, refusal: string | undefined): Promise<Drawn> {
  const { section, inHand, now } = of
  const [fields, before] = [askedIn(section, form), form.text('before')]
  const base = fields.length > 0 ? await baseOf(c, section, inHand, before) : {}
  const asked = fields.map((field): Asked => {
    const { key } = field
    return { field, base: base[key], theirs: inHand?.fields[key], typed: form.text(key), choice: choiceIn(form, key) }
  })
  const wasTold = refusal === 'dossier.nothing-declared' || refusal === 'dossier.record-missing'
  return { typed: form.text, stamp: wasTold ? now : form.text('stamp'), before, asked, taken: [] }
}

/** The record as it is; where a page drawn earlier was refused, with what has changed since. */
async function asStored(c: WebContext, { section, inHand, now }: Drawing, before: string | undefined): Promise<Drawn> {
  const theirs = inHand?.fields ?? {}
  const base = before === undefined ? theirs : await baseOf(c, section, inHand, before)
  const changed = differences(section, base, theirs)
  return { typed: (key) => typedValue(theirs[key]), stamp: now, before: '', asked: [], taken: [], changed }
}

/** The record as it was when the form was drawn, through the gate like everything that is shown. */
async function baseOf(c: WebContext, section: Section, inHand: DossierRecord | undefined, stamp: string) {
  const history =
    inHand && (await readHistory(c.var.app, c.var.actor, idParam<DossierId>(c), { only: groupsOf(section) }))
  return history ? fieldsAt(history.revisions, inHand.id, stamp) : {}
}
