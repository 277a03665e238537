import type { Act } from '#domain/log/entry.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input, Select } from '#views/kit/fields.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import type { Asked, Problems } from './page.tsx'

type Props = { asked: Asked; problems: Problems; acts: readonly Act[] }

/** Person, dossier, act and days; each filtered list has an address. */
export const LogFilterForm = ({ asked, problems, acts }: Props) => {
  const t = useT()
  const options = acts.map((act) => ({ value: act, label: t(`act.${act}`) }))
  return (
    <Card class="ask">
      <form method="get" action={paths.log()}>
        <FieldGrid>
          <Input label={t('log.number')} name="number" value={asked.number} max={40} problem={problems.number} />
          <Input label={t('log.dossier')} name="dossier" value={asked.dossier} max={40} problem={problems.dossier} />
          <Select label={t('log.act')} name="act" value={asked.act} options={options} empty={t('log.any-act')} />
          <fieldset class="field">
            <legend>{t('log.days')}</legend>
            <div class="range">
              <Input
                label={t('log.from')}
                hideLabel
                name="from"
                type="date"
                value={asked.from}
                problem={problems.from}
              />
              <span aria-hidden="true">—</span>
              <Input
                label={t('log.until')}
                hideLabel
                name="until"
                type="date"
                value={asked.until}
                problem={problems.until}
              />
            </div>
          </fieldset>
          <Checkbox name="own" value="yes" label={t('log.own')} checked={asked.own !== ''} />
          <div class="form-foot">
            <Button kind="go">{t('log.search')}</Button>
            <LinkButton href={paths.log()}>{t('log.clear')}</LinkButton>
          </div>
        </FieldGrid>
      </form>
    </Card>
  )
}
