import type { Case } from '#db/cases/cases.ts'
import { mostCases } from '#domain/batches/batch.ts'
import { spelledOut } from '#domain/batches/spelling.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import { readDate } from '#domain/typed-date.ts'
import type { Form } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'

type Typed<T> = { readonly value: T; readonly wrong?: Readonly<Record<string, string>> }

/** A field of words, 120 characters at the most; it may be empty where it is free. */
export const wordsIn =
  ({ var: { t } }: WebContext, form: Form) =>
  (key: string, free?: 'free'): Typed<string> => {
    const value = cleanText(form.text(key)).slice(0, 120)
    return value === '' && !free ? { value, wrong: { [key]: t('field.required') } } : { value }
  }

/** A field that wants a whole day, read as an input method types it; else what is wrong with it. */
export function dayIn({ var: { t } }: WebContext, form: Form, key: string): Typed<PartialDate> {
  const typed = form.text(key).trim()
  const read = readDate(typed)
  if (typed === '' || !read.ok)
    return { value: '' as PartialDate, wrong: { [key]: t(typed === '' ? 'field.required' : 'field.not-a-date') } }
  return read.value.length === 8
    ? { value: read.value }
    : { value: read.value, wrong: { [key]: t('field.day-needed') } }
}

/** The cases that are ticked. */
export const casesIn = (form: Form): readonly CaseId[] => form.all('case').filter(isId) as CaseId[]

type Seat = { readonly run: number; readonly seat: number; readonly content: number }

/** The seats as the form drew them, of every row of all pages: run, seat and content of the case; none where it drew none. */
export function seatsDrawn(form: Form): (theCase: Case) => Seat | undefined {
  const drawn = form
    .all('seats')
    .slice(0, mostCases)
    .flatMap((text) => {
      const [, run, seat, content, rows] = /^(\d{1,9}) (\d{1,9}) (\d{1,9})=(.*)$/.exec(text) ?? []
      if (rows === undefined) return []
      return [{ isOf: spelledOut(rows), seat: { run: Number(run), seat: Number(seat), content: Number(content) } }]
    })
  return ({ number }) => drawn.find(({ isOf }) => isOf(number))?.seat
}

/** The rows that are ticked: on the page as boxes, on the others by their numbers. */
export function tickedIn(form: Form, cases: readonly Case[]): ReadonlySet<string> {
  const isElsewhere = spelledOut(form.text('ticked'))
  return new Set([...form.all('case'), ...cases.filter(({ number }) => isElsewhere(number)).map(({ id }) => id)])
}

/** Which part of the list a form showed, or wants to show. */
export function placeIn(form: Form): { readonly page: number; readonly find: string } {
  const [, to] = /^page-(\d{1,4})$/.exec(form.text('step')) ?? []
  const isAnew = form.text('step') === 'find'
  return { page: isAnew ? 1 : to ? Number(to) : form.number('page'), find: form.text('find').slice(0, 60) }
}
