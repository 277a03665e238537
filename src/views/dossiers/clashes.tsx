import type { Difference } from '#domain/dossiers/diff.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Field, Section, Value } from '#domain/dossiers/section.ts'
import { useT } from '#views/i18n/index.ts'
import { Definitions } from '#views/kit/definitions.tsx'
import { OldNew } from '#views/kit/old-new.tsx'
import { useFieldLabel, useValueText } from './value.tsx'

/** A field that somebody else changed while this form was open, and that this form changed too. */
export type Asked = {
  readonly field: Field
  readonly base: Value | undefined
  readonly theirs: Value | undefined
  readonly typed: string
  readonly choice?: 'theirs' | 'mine' | undefined
}

type Props = {
  readonly section: Section
  readonly asked: readonly Asked[]
  /** What the form was drawn from at first, so that it can be shown again. */
  readonly before: string
  readonly problems: Problems
}

/** One question a field: as it was, as somebody else has it now, as it is typed here. Nothing is chosen beforehand. */
export const Clashes = ({ section, asked, before, problems }: Props) => {
  const [t, label, text] = [useT(), useFieldLabel(section), useValueText()]
  if (asked.length === 0) return null
  return (
    <>
      <input type="hidden" name="before" value={before} />
      {asked.map(({ field, base, theirs, typed, choice }) => (
        <fieldset class={problems[field.key] === 'choose' ? 'clash wrong' : 'clash'}>
          <legend>{label(field)}</legend>
          <input type="hidden" name="asked" value={field.key} />
          <Side name={t('merge.base')}>{said(t, field, text(field, base), base)}</Side>
          <Choice field={field} side="theirs" chosen={choice === 'theirs'} name={t('merge.theirs')}>
            {said(t, field, text(field, theirs), theirs)}
          </Choice>
          <Choice field={field} side="mine" chosen={choice === 'mine'} name={t('merge.mine')}>
            {said(t, field, chosenByName(field) ? text(field, typed) : typed, typed)}
          </Choice>
          {problems[field.key] === 'choose' && <p class="problem">{t('field.choose')}</p>}
        </fieldset>
      ))}
    </>
  )
}

const Side = ({ name, children }: { name: string; children?: string }) => (
  <p>
    <small>{name}</small> {children}
  </p>
)

const Choice = (props: { field: Field; side: 'theirs' | 'mine'; chosen: boolean; name: string; children?: string }) => (
  <label>
    <input
      type="radio"
      name={`choice.${props.field.key}`}
      value={props.side}
      checked={props.chosen || undefined}
      required
    />
    <span>
      <small>{props.name}</small> {props.children}
    </span>
  </label>
)

/** What is chosen from a list was sent as an id or a sign and is read by its name. */
const chosenByName = ({ kind }: Field) => kind === 'unit' || kind === 'person'

/** Pictures have no words: only that there is one can be said. */
function said(t: ReturnType<typeof useT>, { kind }: Field, text: string, value: Value | undefined): string {
  if (text !== '') return text
  return (kind === 'image' || kind === 'file') && value !== undefined ? t('merge.picture') : t('merge.empty')
}

/** What has changed since a page was drawn, the old value beside the new one. */
export const ChangedMeanwhile = ({ section, changed }: { section: Section; changed: readonly Difference[] }) => {
  const [label, text] = [useFieldLabel(section), useValueText()]
  if (changed.length === 0) return null
  return (
    <Definitions
      single
      items={changed.map(({ field, old, new: now }) => ({
        label: label(field),
        value: <OldNew was={text(field, old) || undefined} now={text(field, now) || undefined} />,
      }))}
    />
  )
}
