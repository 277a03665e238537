import { type Group, isMaterialGroup, levelOf } from '#domain/access/groups.ts'
import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import {
  askableGroups,
  mostDays,
  mostReadingText,
  type RequestField,
  type RequestProblems,
} from '#domain/readings/request.ts'
import { codeName, useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Checkbox, FieldGrid, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type AskingProps = {
  readonly of: 'house' | 'outside'
  readonly profile: Profile
  readonly typed: (name: string) => string
  readonly wanted: readonly string[]
  readonly problems: RequestProblems
  /** Nobody was found by number and name. */
  readonly unknown?: boolean
  /** A refusal of the case itself. */
  readonly refused?: string | undefined
  /** What came back, with the content that it was drawn from and whose dossier it is about. */
  readonly again?: { readonly case: CaseId; readonly content: number; readonly name: string } | undefined
}

/** 申请查阅: whose dossier, who reads, which groups, what for and for how long. */
export const AskingPage = (props: AskingProps) => {
  const { of, again, refused } = props
  const t = useT()
  const title = t(again ? 'readings.again' : of === 'outside' ? 'readings.new.outside' : 'readings.new')
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('readings.title'), href: paths.readings() }]} />}
        title={title}
        sub={t('readings.new.sub')}
      />
      {refused && (
        <Banner tone="seal" alert>
          {refused}
        </Banner>
      )}
      <PostForm action={again ? paths.readingAgain(again.case) : paths.readings()} label={title} class="stack">
        <input type="hidden" name="of" value={of} />
        {again ? <input type="hidden" name="content" value={again.content} /> : <Whose {...props} />}
        {of === 'outside' ? <Visitors {...props} /> : <Second {...props} />}
        <What {...props} />
        <div class="form-foot">
          <Button kind="go">{t(again ? 'readings.send-again' : 'readings.send')}</Button>
          <LinkButton href={again ? paths.case(again.case) : paths.readings()}>{t('form.cancel')}</LinkButton>
        </div>
      </PostForm>
    </>
  )
}

/** The sentence for what is wrong with a field. */
const useProblem = (problems: RequestProblems) => {
  const t = useT()
  return (field: RequestField): string | undefined => {
    const problem = problems[field]
    if (!problem) return undefined
    if (field === 'groups') return t('readings.problem.groups')
    if (field === 'second' && problem === 'required') return t('readings.problem.second')
    return t(`readings.problem.${problem}`, { days: mostDays })
  }
}

const Whose = ({ typed, unknown }: AskingProps) => {
  const t = useT()
  return (
    <Card title={t('readings.whose')}>
      <FieldGrid>
        <Input
          name="number"
          label={t('readings.number')}
          value={typed('number')}
          help={t('readings.whose.hint')}
          problem={unknown ? t('readings.problem.whose') : undefined}
          max={40}
          required
        />
        <Input name="name" label={t('readings.name')} value={typed('name')} max={mostReadingText.name} required />
      </FieldGrid>
    </Card>
  )
}

const Second = ({ profile, typed, problems }: AskingProps) => {
  const [t, problem] = [useT(), useProblem(problems)]
  return (
    <Card title={t('readings.readers')}>
      <FieldGrid>
        <Input
          name="second"
          label={t('readings.second')}
          value={typed('second')}
          help={t(`readings.second.${profile}`)}
          problem={problem('second')}
          max={40}
          required={profile === 'state'}
        />
      </FieldGrid>
    </Card>
  )
}

const Visitors = ({ typed, problems }: AskingProps) => {
  const [t, problem] = [useT(), useProblem(problems)]
  return (
    <Card title={t('readings.readers')}>
      <Input
        name="unit"
        label={t('readings.unit')}
        value={typed('unit')}
        problem={problem('unit')}
        max={mostReadingText.unit}
        required
      />
      {([1, 2] as const).map((at) => (
        <fieldset>
          <legend>{t('readings.visitor', { at })}</legend>
          {problem(`visitor${at}`) && <p class="problem">{problem(`visitor${at}`)}</p>}
          <FieldGrid>
            {(['name', 'office', 'politics', 'phone'] as const).map((key) => (
              <Input
                name={`${key}${at}`}
                label={t(`readings.visitor.${key}`)}
                value={typed(`${key}${at}`)}
                max={mostReadingText[key]}
                required={key === 'name' || key === 'office'}
              />
            ))}
          </FieldGrid>
        </fieldset>
      ))}
    </Card>
  )
}

const What = ({ typed, wanted, problems }: AskingProps) => {
  const [t, problem, language] = [useT(), useProblem(problems), useLanguage()]
  return (
    <Card title={t('readings.what')}>
      <Select
        name="purpose"
        label={t('readings.purpose')}
        value={typed('purpose')}
        empty={t('readings.choose')}
        options={readingPurposes.codes.map((code) => ({ value: code.code, label: codeName(language, code) }))}
        problem={problem('purpose')}
        required
      />
      <TextArea
        name="reason"
        label={t('readings.reason')}
        value={typed('reason')}
        help={t('readings.reason.hint')}
        problem={problem('reason')}
        max={mostReadingText.reason}
        required
      />
      <fieldset aria-describedby="groups-help">
        <legend>{t('readings.groups')}</legend>
        <p class="hint" id="groups-help">
          {t('readings.groups.hint')}
        </p>
        {problem('groups') && <p class="problem">{problem('groups')}</p>}
        <Groups
          title={t('readings.groups.records')}
          groups={askableGroups.filter((group) => !isMaterialGroup(group))}
          wanted={wanted}
        />
        <Groups title={t('readings.groups.materials')} groups={askableGroups.filter(isMaterialGroup)} wanted={wanted} />
      </fieldset>
      <FieldGrid>
        <Input
          type="date"
          name="from"
          label={t('readings.from')}
          value={typed('from')}
          problem={problem('from')}
          required
        />
        <Input
          type="date"
          name="until"
          label={t('readings.until')}
          value={typed('until')}
          help={t('readings.until.hint', { days: mostDays })}
          problem={problem('until')}
          required
        />
      </FieldGrid>
      <Input
        name="copying"
        label={t('readings.copying')}
        value={typed('copying')}
        help={t('readings.copying.hint')}
        problem={problem('copying')}
        max={mostReadingText.copying}
      />
    </Card>
  )
}

const Groups = ({ title, groups, wanted }: { title: string; groups: readonly Group[]; wanted: readonly string[] }) => {
  const t = useT()
  return (
    <>
      <h3>{title}</h3>
      <div class="abreast">
        {groups.map((group) => (
          <Checkbox
            name="group"
            id={`group-${group}`}
            value={group}
            label={t(`group.${group}`) + (isGrave(group) ? ' *' : '')}
            checked={wanted.includes(group)}
          />
        ))}
      </div>
    </>
  )
}

const isGrave = (group: Group): boolean => levelOf[group] === 'sensitive' || levelOf[group] === 'special'
