import type { PaperRefusal } from '#actions/prints/papers.ts'
import { NotFound } from '#domain/errors.ts'
import { type Edition, editions, type PaperParameters, type TypedForm, typedFormKeys } from '#domain/prints/form.ts'
import { isPaper, type PaperKind } from '#domain/prints/papers/index.ts'
import { readDate } from '#domain/typed-date.ts'
import type { Form } from '#routes/web/forms.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { PaperProblem, PaperTyped } from '#views/prints/paper-form.tsx'

/** The kind of paper in the address; another one does not exist. */
export function paperParam(c: WebContext): PaperKind {
  const text = c.req.param('paper') ?? ''
  if (!isPaper(text)) throw new NotFound()
  return text
}

/** The edition that is asked for; of no known one, the newest. */
export const editionIn = (text: string | undefined): Edition => editions.find((known) => known === text) ?? '2025'

/** What was typed, for the form to show again. */
export const typedIn = (form: Form): PaperTyped => ({
  edition: editionIn(form.text('edition')),
  copies: form.text('copies'),
  ageDate: form.text('ageDate'),
  reason: form.text('reason'),
  volume: form.text('volume') === 'duplicate' ? 'duplicate' : 'original',
  blank: form.text('blank'),
  ...(form.has('form-proposed') && { form: typedForm(form) }),
})

const typedForm = (form: Form): TypedForm =>
  Object.fromEntries(typedFormKeys.map((key) => [key, form.text(`form-${key}`).trim().slice(0, 600)]))

/** How it is to be printed; undefined where the age date cannot be read. */
export function askedIn(form: Form): PaperParameters | undefined {
  const typed = form.text('ageDate').trim()
  const date = typed === '' ? undefined : readDate(typed)
  if (date && !date.ok) return undefined
  const { edition, reason, volume, form: typedOver } = typedIn(form)
  const blank = form.number('blank')
  return {
    edition,
    copies: form.number('copies'),
    reason: reason.slice(0, 200),
    ...(date && { ageDate: date.value }),
    ...(typedOver && { form: typedOver }),
    ...(form.has('volume') && { volume }),
    ...(blank >= 0 && blank <= 10 && { blank }),
  }
}

const fieldOf: Readonly<Partial<Record<PaperRefusal | 'paper.age-date', PaperProblem['field']>>> = {
  'paper.copies': 'copies',
  'paper.too-much': 'copies',
  'paper.reason-needed': 'reason',
  'paper.age-date': 'ageDate',
}

/** A refusal in words, at the field that mends it. */
export const problemOf = ({ var: { t } }: WebContext, refusal: PaperRefusal | 'paper.age-date'): PaperProblem => ({
  field: fieldOf[refusal] ?? 'people',
  text: t(`refusal.${refusal}`),
})
