import { type ListQuery, writeListQuery } from '#domain/roster/query.ts'

/** The rest of the query, sent along by a form that asks for one thing more. */
export const RestOfQuery = ({ query }: { query: ListQuery }) => (
  <>
    {writeListQuery({ ...query, page: 1 }).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)
