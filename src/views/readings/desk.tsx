import type { Group } from '#domain/access/groups.ts'
import type { AccountId, CaseId, VisitId } from '#domain/ids.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import type { GrantState } from '#domain/readings/grant.ts'
import { mostVisitText, type Visit, type VisitField, type VisitProblems } from '#domain/readings/visit.ts'
import type { Day, Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, FileInput, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { GrantPill, useGroups } from './words.tsx'

export type DeskProps = {
  readonly id: CaseId
  readonly number: string
  readonly name: string
  readonly filed: string
  readonly box: string
  readonly readers: string
  readonly unit: string
  readonly groups: readonly Group[]
  readonly copying: string
  readonly from: Day
  readonly until: Day
  readonly state: GrantState
  readonly visits: readonly Visit[]
  readonly clerk: (account: AccountId) => string
  readonly now: Instant
  readonly refused?: Refused | undefined
}

export type Refused = {
  /** Which form was refused: giving out, or the return of a visit. */
  readonly visit?: VisitId
  readonly typed: (name: string) => string
  readonly problems?: VisitProblems
  readonly said?: string
  /** What is wrong with the scan. */
  readonly paper?: string
}

/** 现场查阅登记: what may be read, who reads it, on which letter; and what came of it when it is back. */
export const DeskPage = (props: DeskProps) => {
  const { number, name, state, visits, refused } = props
  const t = useT()
  const isOut = visits.some(({ back }) => !back)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('readings.title'), href: paths.readings() }, { label: number }]} />}
        title={`${name} · ${t('readings.at-desk')}`}
        marks={<GrantPill state={state} />}
      />
      {refused?.said && (
        <Banner tone="seal" alert>
          {refused.said}
        </Banner>
      )}
      <Split aside={<May {...props} />}>
        {visits
          .filter(({ back }) => !back)
          .map((visit) => (
            <Return {...props} visit={visit} />
          ))}
        {state === 'open' && !isOut && <Give {...props} />}
        <Past {...props} />
      </Split>
    </>
  )
}

const May = ({ filed, box, readers, unit, groups, copying, from, until }: DeskProps) => {
  const [t, words] = [useT(), useGroups()]
  return (
    <Card title={t('readings.asked')}>
      <Definitions
        single
        items={[
          { label: t('readings.number'), value: filed },
          ...(box ? [{ label: t('group.custody'), value: box }] : []),
          { label: t('readings.readers'), value: readers },
          ...(unit ? [{ label: t('readings.unit'), value: unit }] : []),
          { label: t('readings.groups'), value: words(groups) },
          { label: t('readings.asked.window'), value: t('readings.window', { from, until }) },
          ...(copying ? [{ label: t('readings.copying'), value: copying }] : []),
        ]}
      />
    </Card>
  )
}

const useProblem = (refused: Refused | undefined) => {
  const t = useT()
  return (field: VisitField) => {
    const problem = refused?.problems?.[field]
    return problem && t(`readings.problem.${problem}`)
  }
}

const Give = ({ id, readers, unit, refused }: DeskProps) => {
  const mine = refused?.visit === undefined ? refused : undefined
  const [t, problem] = [useT(), useProblem(mine)]
  const begun: Readonly<Record<string, string>> = { readers, unit }
  const value = (name: string) => mine?.typed(name) ?? begun[name] ?? ''
  return (
    <Card title={t('readings.given')}>
      <PostForm action={paths.readingDesk(id)} multipart label={t('readings.given')}>
        <p class="hint">{t('readings.given.hint')}</p>
        <FieldGrid>
          {(['readers', 'unit', 'letter', 'identity'] as const).map((name) => (
            <Input
              name={name}
              label={t(`readings.visit.${name}`)}
              value={value(name)}
              help={name === 'identity' ? t('readings.visit.identity.hint') : undefined}
              problem={problem(name)}
              max={mostVisitText}
              required
            />
          ))}
        </FieldGrid>
        <FileInput
          name="file"
          label={t('readings.visit.letter-file')}
          accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
          help={t('materials.paper.attach-help', { size: inMegabytes(limits.attachedPaper) })}
          problem={mine?.paper}
        />
        <div class="form-foot">
          <Button kind="go">{t('readings.visit.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const Return = ({ visit, refused, clerk, now }: DeskProps & { visit: Visit }) => {
  const mine = refused?.visit === visit.id ? refused : undefined
  const [t, problem] = [useT(), useProblem(mine)]
  const value = (name: string) => mine?.typed(name) ?? ''
  return (
    <Card title={t('readings.back')} mark={<span class="hint">{visit.given.readers}</span>}>
      <p class="hint">{t('readings.visit.since', { at: moment(visit.given.at, now), by: clerk(visit.given.by) })}</p>
      <PostForm action={paths.readingReturn(visit.id)} label={t('readings.back')}>
        <Input
          name="pages"
          label={t('readings.back.pages')}
          value={value('pages')}
          problem={problem('pages')}
          max={mostVisitText}
          required
        />
        <FieldGrid>
          <Input
            name="copies"
            label={t('readings.back.copies')}
            value={value('copies')}
            problem={problem('copies')}
            max={mostVisitText}
          />
          <Input
            name="sheets"
            label={t('readings.back.sheets')}
            value={value('sheets')}
            problem={problem('sheets')}
            inputmode="numeric"
            max={4}
          />
          <Input
            name="allowedBy"
            label={t('readings.back.allowed')}
            value={value('allowedBy')}
            problem={problem('allowedBy')}
            max={mostVisitText}
          />
          <Input
            name="remark"
            label={t('readings.back.remark')}
            value={value('remark')}
            problem={problem('remark')}
            max={mostVisitText}
          />
        </FieldGrid>
        <div class="form-foot">
          <Button kind="go">{t('readings.back.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const Past = ({ visits, clerk, now }: DeskProps) => {
  const t = useT()
  return (
    <Card title={t('readings.visits')}>
      {visits.length === 0 && <Empty text={t('readings.visits.none')} />}
      {visits.map(({ given, back, dossier }) => (
        <Definitions
          items={[
            { label: t('readings.visit.readers'), value: `${given.readers} · ${given.unit}`, wide: true },
            {
              label: t('readings.visit.letter'),
              value: given.letter,
              note: given.paper && (
                <LinkButton small href={paths.paper(dossier, given.paper.blob)}>
                  {t('readings.visit.letter-see')}
                </LinkButton>
              ),
            },
            { label: t('readings.visit.identity'), value: given.identity },
            {
              label: t('readings.given'),
              value: t('readings.visit.since', { at: moment(given.at, now), by: clerk(given.by) }),
            },
            ...(back
              ? [
                  {
                    label: t('readings.back'),
                    value: t('readings.back.at', { at: moment(back.at, now), by: clerk(back.by) }),
                  },
                  { label: t('readings.back.pages'), value: back.pages, wide: true },
                  ...(back.copies
                    ? [
                        {
                          label: t('readings.back.copies'),
                          value: `${back.copies} · ${back.sheets} · ${back.allowedBy}`,
                          wide: true,
                        },
                      ]
                    : []),
                  ...(back.remark ? [{ label: t('readings.back.remark'), value: back.remark }] : []),
                ]
              : []),
          ]}
        />
      ))}
    </Card>
  )
}
