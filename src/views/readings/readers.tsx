import { mostReadingText } from '#domain/readings/request.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import type { AskingProps } from './new.tsx'
import { useProblem } from './request-problem.ts'

/** The second reader, whom a state-owned house demands. */
export const Second = ({ profile, typed, problems }: AskingProps) => {
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

/** The two visitors of another house, with office and politics. */
export const Visitors = ({ typed, problems }: AskingProps) => {
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
