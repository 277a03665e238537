import { HTTPException } from 'hono/http-exception'
import type { Case } from '#db/cases/cases.ts'
import { type FurtherTask, fieldBeside } from '#domain/cases/consecutive.ts'
import { isDoneAlone, outputs } from '#domain/cases/outputs/index.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import type { Form } from '#routes/web/forms.ts'

/** A task that the page offered beside the first: whether it is done with it, what it records, and what is wrong with that. */
export type TaskBeside = FurtherTask & { readonly ticked: boolean; readonly problems: Problems }

/** The tasks beside the first, in the order of the page. What is not ticked is not read: it waits as usual. */
export const readBeside = ({ route }: Case, form: Form): readonly TaskBeside[] =>
  form.all('beside').map((stop) => {
    const output = taskNamed(route, stop)?.output ?? ''
    const section = outputs[output]
    if (!section || isDoneAlone(output)) throw new HTTPException(400)
    if (!form.all('further').includes(stop)) return { stop, ticked: false, output: {}, problems: {} }
    const read = readFields(section, (key) => form.text(fieldBeside(stop, key)))
    return { stop, ticked: true, output: read.ok ? read.fields : {}, problems: read.ok ? {} : read.problems }
  })

/** Whether something is wrong with any of them: then none is done. */
export const hasProblems = (beside: readonly TaskBeside[]): boolean =>
  beside.some(({ problems }) => Object.keys(problems).length > 0)
