import type { Arrival } from '#domain/arrivals/arrival.ts'
import { counted } from '#domain/arrivals/arrival.ts'
import { type ArrivalField, type ArrivalProblems, mostArrivalText, mostGap } from '#domain/arrivals/form.ts'
import type { UnitId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { FieldGrid, Input, Select, TextArea } from '#views/kit/fields.tsx'

export type ArrivalRefused = {
  readonly typed: (name: string) => string
  readonly problems?: ArrivalProblems
  readonly said?: string
  /** What is wrong with the scan that came. */
  readonly scan?: string
}

export type UnitChoice = { readonly id: UnitId; readonly name: string }

/** The sentence for what is wrong with a field of the slip. */
export const useProblem = (refused: ArrivalRefused | undefined) => {
  const t = useT()
  return (field: ArrivalField) => {
    const problem = refused?.problems?.[field]
    return problem && t(`arrivals.problem.${problem}`)
  }
}

type Props = {
  readonly units: readonly UnitChoice[]
  readonly refused?: ArrivalRefused | undefined
  /** What was counted before. */
  readonly slip?: Arrival['slip'] | undefined
}

/** The slip as it is copied, then what it says beside what was counted. */
export const SlipFields = ({ units, refused, slip }: Props) => {
  const [t, problem] = [useT(), useProblem(refused)]
  const known = (name: string): string => {
    const [of, what] = name.split('-')
    if (slip && (of === 'said' || of === 'counted') && what) {
      const number = slip[of][what as keyof typeof slip.said]
      return number === 0 ? '' : String(number)
    }
    return slip ? String(slip[name as keyof typeof slip] ?? '') : ''
  }
  const field = (name: ArrivalField) => ({ name, value: refused?.typed(name) ?? known(name), problem: problem(name) })
  return (
    <>
      <FieldGrid>
        <Input {...field('receivedOn')} type="date" label={t('arrivals.receivedOn')} required />
        <Input {...field('from')} label={t('arrivals.from')} max={mostArrivalText} required />
        <Input {...field('number')} label={t('arrivals.number')} max={mostArrivalText} required />
        <Input {...field('sentOn')} type="date" label={t('arrivals.sentOn')} required />
        <Input {...field('name')} label={t('arrivals.name')} max={mostArrivalText} required />
        <Input {...field('office')} label={t('arrivals.office')} max={mostArrivalText} required />
        <Input {...field('reason')} label={t('arrivals.reason')} max={mostArrivalText} required />
        <Select
          {...field('unit')}
          label={t('arrivals.unit')}
          empty={t('arrivals.unit.choose')}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      </FieldGrid>
      {(['said', 'counted'] as const).map((of) => (
        <fieldset class="field">
          <legend>{t(`arrivals.${of}`)}</legend>
          <FieldGrid>
            {counted.map((what) => (
              <Input
                {...field(`${of}-${what}`)}
                label={t(`arrivals.${what}`)}
                inputmode="numeric"
                max={5}
                size={6}
                help={what === 'pages' ? t('arrivals.pages.help') : undefined}
              />
            ))}
          </FieldGrid>
        </fieldset>
      ))}
      <TextArea {...field('gap')} label={t('arrivals.gap')} help={t('arrivals.gap.help')} max={mostGap} />
    </>
  )
}
