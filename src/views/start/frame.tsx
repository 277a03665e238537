import type { Child, PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Timeline } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'

/** The way of the first start (docs/decisions/0110): the first four by whoever reads the terminal, the rest by the HR lead. */
export const startSteps = [
  'code',
  'organisation',
  'custodians',
  'people',
  'deputies',
  'questions',
  'tree',
  'dossiers',
] as const

export type StartStep = (typeof startSteps)[number]

type Props = PropsWithChildren<{
  step: StartStep
  /** What stands behind a step already, by the state of the house. */
  done: Partial<Readonly<Record<StartStep, Child>>>
  title?: Child
  sub?: Child
}>

/** A page of the first start: the steps beside what this one asks. It may be left at any of them. */
export const StartFrame = ({ step, done, title, sub, children }: Props) => {
  const t = useT()
  const at = startSteps.indexOf(step)
  return (
    <>
      <PageHead
        over={t('start.step', { at: at + 1, of: startSteps.length })}
        title={title ?? t(`start.title.${step}`)}
        sub={sub ?? t(`start.sub.${step}`)}
      />
      <div class="porch-two">
        <div class="way">
          <Card title={t('start.way')}>
            <Timeline
              label={t('start.way')}
              items={startSteps.map((one) => ({
                state: one === step ? 'you' : done[one] === undefined ? 'expected' : 'done',
                title: t(`start.title.${one}`),
                detail: done[one] ?? t(`start.hint.${one}`),
              }))}
            />
            <p class="hint">
              {t('start.may-leave')} <a href={paths.manual()}>{t('manual.link')}</a>
            </p>
          </Card>
        </div>
        <div class="stack">{children}</div>
      </div>
    </>
  )
}
