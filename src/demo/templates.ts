import { bind, keepTemplate } from '#actions/templates/keeping.ts'
import type { TemplateId } from '#domain/ids.ts'
import { type Asked, headingsAsked } from '#domain/templates/asking.ts'
import type { Meaning } from '#domain/templates/meaning.ts'
import { readForm } from '#domain/templates/read-form.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
import type { Company } from './founding.ts'
import type { Life, Surroundings } from './life.ts'
import { superiorForm } from './superior-form.ts'

/** 上级空表: a superior's blank workbook came, and its headings are bound: it stands filled in for whoever opens it. */
export async function* filling({ app, company, today }: Around): Life {
  const maker = company.actorOf('邹雨桐')
  yield workday(today, 6, '10:20:00')
  const bytes = await superiorForm()
  const form = must(await readForm(bytes))
  const sent = { file: '中层管理人员和职工队伍统计表.xlsx', bytes, form }
  const id = must(await keepTemplate(app, maker, sent, command(app))) as TemplateId
  yield workday(today, 6, '10:35:00')
  const binding = {
    id,
    version: 1,
    choose: (template: Parameters<typeof headingsAsked>[0]) =>
      headingsAsked(template, []).map((asked) => [asked.key, meaningOf(asked)] as const),
  }
  must(await bind(app, maker, binding, command(app)))
}

type Around = Pick<Surroundings, 'app' | 'today'> & { readonly company: Pick<Company, 'actorOf'> }

/** As it is understood; what the house does not record, such as work abroad, is typed by hand. */
const meaningOf = ({ suggestion }: Asked): Meaning => suggestion?.meaning ?? { is: 'blank' }
