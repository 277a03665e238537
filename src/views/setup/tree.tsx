import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { type TableFormProps, TreeTableForm } from '#views/organisation/table.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from '#views/start/frame.tsx'
import { Onward } from './onward.tsx'

type Props = {
  done: Parameters<typeof StartFrame>[0]['done']
  table: TableFormProps
  units: number
  headless: number
}

/** 机构、负责人与岗位: typed, pasted or from a workbook, looked at as a tree, and kept whole. */
export const TreeStepPage = ({ done, table, units, headless }: Props) => {
  const t = useT()
  return (
    <StartFrame step="tree" done={done}>
      <Card
        title={t('setup.tree.now')}
        mark={
          <Pill tone={units > 0 ? 'jade' : 'amber'}>
            {units > 0 ? t('setup.units.done', { count: units }) : t('setup.units.missing')}
          </Pill>
        }
      >
        <p>{t('setup.tree.what')}</p>
        <p>{t('setup.tree.heads')}</p>
        <ul>
          <li>
            <a href={paths.newUnit()}>{t('setup.tree.one')}</a>
          </li>
          <li>
            <a href={paths.newAccount()}>{t('setup.tree.heads-first')}</a>
          </li>
          {units > 0 && headless > 0 && (
            <li>
              <a href={paths.offices()}>{t('setup.tree.headless', { count: headless })}</a>
            </li>
          )}
        </ul>
      </Card>
      <TreeTableForm {...table} isAside={units > 0} />
      <Onward to={paths.setup()} isDone={units > 0} />
    </StartFrame>
  )
}
