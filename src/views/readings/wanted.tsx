import { type Group, isMaterialGroup, levelOf } from '#domain/access/groups.ts'
import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import { askableGroups, mostDays, mostReadingText } from '#domain/readings/request.ts'
import { codeName, useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import type { AskingProps } from './new.tsx'
import { useProblem } from './request-problem.ts'

/** What is to be read: purpose, reason, groups, days, copies. */
export const What = ({ typed, wanted, problems }: AskingProps) => {
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
