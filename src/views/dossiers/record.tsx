import type { Difference } from '#domain/dossiers/diff.ts'
import { isSentAsFile, type Problems } from '#domain/dossiers/form.ts'
import type { DossierRecord, Field, Section } from '#domain/dossiers/section.ts'
import type { DossierId, MaterialId } from '#domain/ids.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import { keyFieldsOf, mostBasis } from '#domain/proposals/proposal.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Editor } from '#views/kit/edit-link.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type Asked, ChangedMeanwhile, Clashes } from './clashes.tsx'
import { DossierCrumbs } from './crumbs.tsx'
import { type Names, WithNames } from './names.tsx'
import { sectionHref } from './own-page.ts'
import { type Choices, RecordFields } from './record-fields.tsx'
import { useFieldLabel } from './value.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly section: Section
  readonly record?: DossierRecord | undefined
  readonly choices: Choices
  readonly problems: Problems
  readonly refusal?: string | undefined
  /** False when the dossier stopped being a draft while the form was open: what was typed stays in sight. */
  readonly open: boolean
  /** Of an archived dossier: what the change rests on, and whether the record is a new one. */
  readonly proposing?: { readonly basis: string; readonly isNew: boolean; readonly routine: boolean } | undefined
  /** The examined paper that is filed with what it proves. */
  readonly filing?: { readonly material: MaterialId; readonly version: number; readonly title: string } | undefined
  readonly names: Names
  /** The list that the dossier was opened from. */
  readonly from?: string | undefined
  /** The page of the section's own page that it was opened from. */
  readonly page?: number | undefined
  /** The same once the record is retracted. */
  readonly pageWithout?: number | undefined
  /** Whose an ID number is that is taken; `unseen` where the viewer may not know. */
  readonly holder?: DossierId | 'unseen' | false
  readonly drawn: Drawn
  /** The line of 待核奖惩 that the record begins with; it leaves that section when the record is saved. */
  readonly line?: string | undefined
  /** What no face at hand can print. */
  readonly lacks: Lacks
}

/** What stands in the form and what it rests on. */
export type Drawn = {
  readonly typed: (key: string) => string
  /** What the record was when this form was drawn. */
  readonly stamp: string
  /** What it was when the fields that are asked about were first drawn. */
  readonly before: string
  readonly asked: readonly Asked[]
  /** What somebody else changed and nobody has to decide about. */
  readonly taken: readonly Field[]
  /** What somebody else changed before it could be retracted. */
  readonly changed?: readonly Difference[]
}

/** One record on a page of its own: read first, edit one block at a time. */
export const RecordPage = (props: Props) => {
  const { dossier, name, section, record, choices, problems, open, proposing, filing, names, from, drawn } = props
  const { lacks, line, page } = props
  const { typed, stamp, before, asked, taken } = drawn
  const [t, labelOf] = [useT(), useFieldLabel(section)]
  const back = sectionHref(dossier, section.key, from, page)
  const named = t(`section.${section.key}` as MessageKey)
  const title = t(record ? 'form.edit-title' : 'form.add-title', { name, section: named })
  const scope = record?.id ?? section.key
  return (
    <WithNames value={names}>
      <PageHead over={<DossierCrumbs dossier={dossier} name={name} here={named} back={back} />} title={title} />
      <Editor>
        {proposing && <WhatBecomesOfIt section={section} routine={proposing.routine} />}
        {!problems['basis'] && !problems['evidence'] && <RefusedBanner {...props} />}
        {filing && <Banner tone="indigo">{t('proposal.filing', { title: filing.title })}</Banner>}
        {line && <Banner tone="indigo">{t('conduct.from', { line })}</Banner>}
        {taken.length > 0 && (
          <Banner tone="indigo">{t('merge.taken', { fields: taken.map(labelOf).join(t('kit.comma')) })}</Banner>
        )}
        <Card>
          <PostForm
            action={paths.sectionRecords(dossier, section.key, from, page)}
            multipart={section.fields.some(isSentAsFile)}
            label={title}
          >
            {record && !section.single && <input type="hidden" name="record" value={record.id} />}
            <input type="hidden" name="stamp" value={stamp} />
            {line && <input type="hidden" name="line" value={line} />}
            {filing && <input type="hidden" name="material" value={filing.material} />}
            {filing && <input type="hidden" name="material-version" value={filing.version} />}
            <Clashes section={section} asked={asked} before={before} problems={problems} />
            <RecordFields
              section={section}
              typed={typed}
              choices={choices}
              problems={problems}
              lacks={lacks}
              stored={record?.fields}
              scope={scope}
            />
            {proposing && <Basis name="basis" scope={scope} value={proposing.basis} problem={problems['basis']} />}
            <div class="form-foot">
              {open && <Button kind="go">{t('form.save')}</Button>}
              {proposing && <Button kind="go">{t(filing ? 'proposal.file-and-draw' : 'proposal.draw')}</Button>}
              <LinkButton href={back}>{t('form.cancel')}</LinkButton>
            </div>
          </PostForm>
        </Card>
        <Retraction {...props} />
      </Editor>
    </WithNames>
  )
}

/** Of an archived dossier: that nothing is written yet, or that it is when it is sent; and what is only corrected. */
const WhatBecomesOfIt = ({ section, routine }: { readonly section: Section; readonly routine: boolean }) => {
  const [t, label] = [useT(), useFieldLabel(section)]
  const key = keyFieldsOf(section)
  const fields = key.fields.map(label).join(t('kit.comma'))
  return (
    <>
      <p class="hint">{t(routine ? 'proposal.form-routine' : 'proposal.form-hint')}</p>
      {fields && <p class="hint">{t(key.ofSome ? 'proposal.form-key-full-time' : 'proposal.form-key', { fields })}</p>}
    </>
  )
}

/** Why it was not taken, and the way out. */
const RefusedBanner = ({ refusal, section, holder, drawn: { changed = [] } }: Props) => {
  const t = useT()
  if (!refusal) return null
  return (
    <Banner tone="seal" alert>
      {t((changed.length > 0 ? 'refusal.dossier.changed-before' : `refusal.${refusal}`) as MessageKey)}
      {holder === 'unseen' && ` ${t('refusal.dossier.kept-by-deputy')}`}
      {holder && holder !== 'unseen' && <a href={paths.dossier(holder)}> {t('form.open-holder')}</a>}
      <ChangedMeanwhile section={section} changed={changed} />
    </Banner>
  )
}

/** A wrong record is taken out of sight: of a draft at once, of an archived dossier by a proposal with its evidence. */
const Retraction = ({
  dossier,
  section,
  record,
  open,
  proposing,
  problems,
  from,
  pageWithout,
  drawn: { stamp },
}: Props) => {
  const t = useT()
  const may = open || (proposing && !proposing.isNew)
  if (!record || !may || section.single) return null
  return (
    <PostForm action={paths.recordRetraction(dossier, section.key, record.id, from, pageWithout)} class="aside-form">
      <input type="hidden" name="stamp" value={stamp} />
      <p class="hint">{t(proposing ? 'proposal.retract-hint' : 'form.retract-hint')}</p>
      {proposing && <Basis name="evidence" scope={record.id} value="" problem={problems['evidence']} />}
      <Button kind="stop">{t('form.retract')}</Button>
    </PostForm>
  )
}

/** 依据: the paper that shows it, as whoever approves would look it up. */
const Basis = ({
  name,
  scope,
  value,
  problem,
}: {
  name: 'basis' | 'evidence'
  scope: string
  value: string
  problem?: string | undefined
}) => {
  const t = useT()
  return (
    <Input
      name={name}
      id={`field-${scope}-${name}`}
      label={t('proposal.column.basis')}
      value={value}
      help={t('proposal.basis-help')}
      problem={problem && t(`refusal.${problem}` as MessageKey)}
      max={mostBasis}
    />
  )
}
