import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { ImportId, RecordId } from '#domain/ids.ts'
import { countOpen, doubtsOf, type OpenDoubt, questionsOf } from '#domain/imports/doubts.ts'
import { basicOf, type Draft, type DraftRecord, takesMore } from '#domain/imports/draft.ts'
import { countProblems } from '#domain/imports/mending.ts'
import { fileSize } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { SectionMenu } from '#views/kit/section-menu.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import type { Choice } from './field-input.tsx'
import { FieldRows, RecordRow } from './rows.tsx'

export type Comparison = {
  readonly id: ImportId
  readonly version: number
  readonly draft: Draft
  /** When it came, as the page says it. */
  readonly came: string
  readonly units: readonly Choice[]
  /** Whom each relative may be, by record. */
  readonly kin: (record: RecordId) => readonly Choice[]
  /** Others of the same name whom the viewer may see. */
  readonly sameName: readonly { readonly href: string; readonly text: string }[]
  /** Holders of accounts without a dossier who have this name. */
  readonly accounts: readonly Choice[]
  readonly refusal?: string | undefined
}

/** 核对导入: what the file says, what was understood and what is doubtful, side by side; every value can be mended. */
export const ComparePage = (props: Comparison) => {
  const { id, version, draft, refusal } = props
  const t = useT()
  const doubts = doubtsOf(draft)
  const here = region('import', id)
  return (
    <div id={here} class="comparison">
      <Head {...props} doubts={doubts} />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <PostForm action={paths.import(id)} redraws={here} id="comparison">
        {/* Enter in a field saves: the first button of a form is the one it presses. */}
        <button type="submit" name="act" value="save" class="visually-hidden" tabindex={-1}>
          {t('import.save')}
        </button>
        <input type="hidden" name="version" value={version} />
        <SamePerson {...props} />
        <Split start={<Menu draft={draft} doubts={doubts} />}>
          {sections.map((section) => (
            <SectionCard {...props} section={section} doubts={doubts} />
          ))}
        </Split>
        <Bar {...props} doubts={doubts} />
      </PostForm>
      <CodeLists draft={draft} />
    </div>
  )
}

type Doubting = { readonly doubts: readonly OpenDoubt[] }

const Head = ({ draft, came, sameName, doubts }: Comparison & Doubting) => {
  const t = useT()
  const { file } = draft
  const [open, wrong] = [countOpen(doubts), countProblems(draft)]
  const about = [
    t('import.file-line', { file: file.name, size: fileSize(file.bytes), encoding: file.encoding.toUpperCase() }),
    ...(file.version === '' ? [] : [t('import.editor', { version: file.version })]),
    t('import.came', { at: came }),
  ]
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('import.title'), href: paths.imports() }, { label: t('import.waiting') }]} />}
        title={String(basicOf(draft)['name'] ?? file.name)}
        marks={
          <>
            {open > 0 && <Pill tone="amber">{t('import.open-doubts', { count: open })}</Pill>}
            {wrong > 0 && <Pill tone="seal">{t('import.problems', { count: wrong })}</Pill>}
            {open + wrong === 0 && <Pill tone="jade">{t('import.clear')}</Pill>}
          </>
        }
        sub={about.join(' · ')}
      />
      {sameName.length > 0 && (
        <Banner>
          {t('import.same-name', { people: '' })}
          {sameName.map(({ href, text }, at) => (
            <>
              {at > 0 && '、'}
              <a href={href}>{text}</a>
            </>
          ))}
        </Banner>
      )}
      {file.claimed !== undefined && (
        <Banner>{t('import.claimed', { claimed: file.claimed, encoding: file.encoding.toUpperCase() })}</Banner>
      )}
      {file.mended.length > 0 && (
        <Banner>
          {t('import.mended', {
            count: file.mended.length,
            places: file.mended.map((place) => t('import.place', place)).join('、'),
          })}
        </Banner>
      )}
    </>
  )
}

/** Nobody may decide on the own dossier, so whether an account is this person's must be known before it begins. */
const SamePerson = ({ draft, accounts }: Comparison) => {
  const t = useT()
  if (accounts.length === 0) return null
  const answer = (value: string, text: string) => (
    <button type="submit" name="act" value={`person ${value}`} class={draft.person === value ? 'chip on' : 'chip'}>
      {text}
    </button>
  )
  return (
    <Banner
      id="person"
      tone={draft.person ? 'plain' : 'amber'}
      action={
        <span class="answers">
          {accounts.map(({ id, name }) => answer(id, t('import.person-is', { name })))}
          {answer('nobody', t('import.person-other'))}
        </span>
      }
    >
      {t('import.person-question')}
    </Banner>
  )
}

/** The sections of the file, each with how many doubts it holds. */
const Menu = ({ draft, doubts }: { draft: Draft } & Doubting) => {
  const t = useT()
  const items = sections.flatMap((section) => {
    const records = draft.records.filter((record) => record.section === section.key)
    if (records.length === 0 && !draft.nothing.some((one) => one.section === section.key)) return []
    const open = countOpen(doubts.filter(({ record }) => records.some(({ key }) => key === record)))
    const label = t(`section.${section.key}` as MessageKey)
    if (open > 0)
      return [
        { href: `#${section.key}`, label, state: t('import.open-doubts', { count: open }), tone: 'amber' as const },
      ]
    return [{ href: `#${section.key}`, label, state: section.single ? '✓' : records.length || t('import.none') }]
  })
  return <SectionMenu items={items} />
}

const SectionCard = (props: Comparison & Doubting & { section: Section }) => {
  const { section, draft, doubts, id, units, kin } = props
  const t = useT()
  const records = draft.records.filter((record) => record.section === section.key)
  const name = t(`section.${section.key}` as MessageKey)
  if (records.length === 0) return <NothingCard {...props} name={name} />
  const questions = questionsOf(doubts)
  const row = (record: DraftRecord) => ({
    section,
    record,
    units,
    persons: kin(record.key),
    photo: paths.importPhoto(id),
    doubts: doubts.filter((doubt) => doubt.record === record.key),
    questions: questions.filter((question) => question.record === record.key),
  })
  return (
    <Card
      id={section.key}
      title={name}
      flush
      class="compare"
      aside={takesMore(section) && <AddButton section={section} name={name} />}
    >
      <table class={classOf(section, doubts, records)} aria-label={name}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('import.raw')}</th>
            <th scope="col">{t('import.understood')}</th>
            <th scope="col">{t('import.doubtful')}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, at) =>
            section.single ? (
              <FieldRows {...row(record)} />
            ) : (
              <RecordRow {...row(record)} at={at + 1} named={at === 0 || records.length <= 3} />
            ),
          )}
        </tbody>
      </table>
    </Card>
  )
}

/** The file says 无: that is worth as much as a record. */
const NothingCard = ({ section, draft, name }: Comparison & { section: Section; name: string }) => {
  const t = useT()
  const said = draft.nothing.find((one) => one.section === section.key)
  if (!said) return null
  return (
    <Card id={section.key} title={name} flush class="compare" aside={<AddButton section={section} name={name} />}>
      <table class="fields" aria-label={name}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('import.raw')}</th>
            <th scope="col">{t('import.understood')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('dossier.nothing')}</th>
            <td class="said">{said.raw}</td>
            <td>
              {t('import.nothing')}{' '}
              <button type="submit" name="act" value={`undeclare ${section.key}`} class="btn quiet small">
                {t('import.undeclare')}
              </button>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </Card>
  )
}

const AddButton = ({ section, name }: { section: Section; name: string }) => {
  const t = useT()
  return (
    <button type="submit" name="act" value={`add ${section.key}`} class="btn quiet small">
      {t('import.add', { section: name })}
    </button>
  )
}

/** A list without a doubt is calm: the column for doubts is not there. */
function classOf({ single, key }: Section, doubts: readonly OpenDoubt[], records: readonly DraftRecord[]): string {
  if (single) return 'fields'
  const asked = doubts.some(({ record }) => records.some((one) => one.key === record))
  return `records of-${key}${asked ? '' : ' calm'}`
}

const Bar = ({ id, draft, doubts }: Comparison & Doubting) => {
  const t = useT()
  const [open, wrong] = [countOpen(doubts), countProblems(draft)]
  const note =
    wrong > 0
      ? t('import.keep-problems', { count: wrong })
      : open > 0
        ? t('import.keep-doubts', { count: open })
        : t('import.keep-note')
  return (
    <DecisionBar note={note}>
      <LinkButton kind="stop" href={paths.importDiscarding(id)}>
        {t('import.discard')}
      </LinkButton>
      <Button name="act" value="save">
        {t('import.save')}
      </Button>
      <Button kind="go" formaction={paths.importKeeping(id)}>
        {t('import.keep')}
      </Button>
    </DecisionBar>
  )
}

/** Each table once, for all the fields that offer its names. */
const CodeLists = ({ draft }: { draft: Draft }) => {
  const used = sections
    .filter(({ key }) => draft.records.some(({ section }) => section === key))
    .flatMap(({ fields }) => fields.flatMap(({ codes, open }) => (codes && open !== false ? [codes] : [])))
  return (
    <>
      {[...new Map(used.map((table) => [table.key, table])).values()].map(({ key, codes }) => (
        <datalist id={`codes-${key}`}>
          {codes.map(({ name }) => (
            <option value={name} />
          ))}
        </datalist>
      ))}
    </>
  )
}
