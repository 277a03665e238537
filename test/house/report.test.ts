import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The log goes to stdout of a process, so one is started that reports what it is told to. */
function reported(throwing: string): { readonly line: Record<string, unknown>; readonly text: string } {
  const program = `
    import Sqlite from 'better-sqlite3'
    import { Damaged } from '#domain/errors.ts'
    import { report } from '#house/report.ts'
    const db = new Sqlite(':memory:')
    db.exec("create table people (name text unique) strict; insert into people values ('王建国')")
    try { ${throwing} } catch (error) { report(error, { incident: '0123456789ab' }) }
  `
  const root = join(import.meta.dirname, '../..')
  const args = ['--conditions=development', '--import', 'tsx', '--input-type=module', '-e', program]
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { line: JSON.parse(stdout), text: stdout }
}

describe('the log of the server', () => {
  it('names the code of SQLite and the column, and no value', () => {
    const { line, text } = reported(`db.prepare('insert into people values (?)').run('王建国')`)
    expect(line).toMatchObject({
      incident: '0123456789ab',
      kind: 'SqliteError',
      code: 'SQLITE_CONSTRAINT_UNIQUE',
      table: 'people.name',
    })
    expect(text).not.toContain('王建国')
  })

  it('names the table and id of what is damaged', () => {
    const { line } = reported(`throw new Damaged({ table: 'revisions', id: 'r1' })`)
    expect(line).toMatchObject({ kind: 'Damaged', table: 'revisions', id: 'r1' })
  })

  it('names what an error was caused by, and quotes nobody’s words', () => {
    const full = `Object.assign(new Error('disk of 王建国'), { code: 'ENOSPC', syscall: 'write' })`
    const { line, text } = reported(`throw new Error('王建国', { cause: ${full} })`)
    expect(line).toMatchObject({ kind: 'Error', causes: [{ kind: 'Error', code: 'ENOSPC', syscall: 'write' }] })
    expect(text).not.toContain('王建国')
  })
})
