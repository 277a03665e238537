/* A grid's rows in the page: what is on file, what is typed over it, what is new. The field of the form always holds what
   is typed, as text; so it is kept, sent and refused like every other field. */

/** The grid around an element. */
const gridOf = (element) => drawnGrids.get(element?.closest?.('[data-grid]'))

const drawnGrids = new WeakMap()

function drawGrids() {
  for (const section of document.querySelectorAll('[data-grid]')) if (!drawnGrids.has(section)) drawGrid(section)
}

function drawGrid(section) {
  const field = section.closest('form').elements.namedItem('rows')
  const grid = {
    section,
    field,
    body: section.querySelector('tbody'),
    says: JSON.parse(section.dataset.words),
    columns: [...section.querySelectorAll('th[data-key]')].map(({ dataset, firstChild }) => ({
      ...dataset,
      label: firstChild.textContent,
      names: JSON.parse(dataset.names),
    })),
    before: [],
    editing: false,
  }
  grid.rows = rowsIn(grid)
  drawnGrids.set(section, grid)
  section.querySelector('table').setAttribute('role', 'grid')
  foldPaste(grid)
  addFoot(grid)
  redrawGrid(grid)
  if (field.value !== '') field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** What is on file as it was drawn, with the typed lines over it and behind it. */
function rowsIn(grid) {
  const onFile = [...grid.body.querySelectorAll('tr[data-mark]')].map((line) => {
    const was = [...line.querySelectorAll('td:not(.state)')].map(({ textContent }) => textContent)
    return { ...markIn(line.dataset.mark), was, cells: [...was], href: line.querySelector('.state a')?.href }
  })
  const refused = new Map(JSON.parse(grid.section.dataset.refused).map((refusal) => [refusal.at, refusal]))
  const added = typedIn(grid).flatMap((typed, at) => {
    const known = typed.record && onFile.find(({ record }) => record === typed.record)
    const row = known ?? { was: typed.record ? grid.columns.map(() => undefined) : undefined }
    Object.assign(row, typed, { refusal: refused.get(at) })
    return known ? [] : [row]
  })
  return [...onFile, ...added]
}

/** The lines that the field of the form holds. */
function typedIn({ field, columns, says }) {
  const table = field.value === '' ? [] : tabbed(field.value)
  const headings = headingsOf({ columns, says }, table[0])
  const places = headings ?? columns.map((_, at) => at)
  return (headings ? table.slice(1) : table)
    .filter((line) => line.some((words) => words.trim() !== ''))
    .map((line) => ({
      ...markIn(line[places.indexOf(-1)] ?? ''),
      cells: columns.map((_, column) => line[places.indexOf(column)]?.trim() ?? ''),
    }))
}

function markIn(text) {
  const [, gone, record, stamp, undecided] = /^(-?)([\w-]+)@([^?]*)(?:\?(.*))?$/.exec(text) ?? []
  return { record, stamp, gone: gone === '-', undecided: undecided?.split(',').filter(Boolean) ?? [] }
}

const markOf = ({ record, stamp, gone, undecided }) =>
  record ? `${gone ? '-' : ''}${record}@${stamp}${undecided.length > 0 ? `?${undecided.join(',')}` : ''}` : ''

const isChanged = ({ was, cells, gone, undecided }) =>
  was !== undefined && (gone || undecided.length > 0 || cells.some((words, at) => words !== was[at]))

const isNew = ({ was, cells }) => was === undefined && cells.some((words) => words !== '')

/** Writes what is typed into the field of the form. */
function keepGrid(grid) {
  const lines = grid.rows.filter((row) => isChanged(row) || isNew(row))
  const head = [grid.says.mark, ...grid.columns.map(({ names }) => names[0])]
  grid.field.value = lines.length === 0 ? '' : asTabbed([head, ...lines.map((row) => [markOf(row), ...row.cells])])
  grid.field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  tellCount(grid)
}

function tellCount({ rows, says, told }) {
  const [added, gone] = [rows.filter(isNew).length, rows.filter((row) => row.gone).length]
  const changed = rows.filter((row) => isChanged(row) && !row.gone).length
  const words = says.count.replace(/\{(\w+)\}/g, (_, name) => ({ added, changed, gone })[name])
  told.textContent = added + changed + gone > 0 ? words : ''
}

/** What is about to change can be taken back. */
function rememberGrid(grid) {
  grid.before.push(grid.rows.map((row) => ({ ...row, cells: [...row.cells] })))
  if (grid.before.length > 50) grid.before.shift()
}

/* Drawing */

/** The cells are in the table above, so the field to paste into steps back. */
function foldPaste({ field, says }) {
  const box = field.closest('[data-grid-paste]')
  const fold = document.createElement('details')
  const name = document.createElement('summary')
  name.textContent = says.paste
  fold.className = 'opens'
  fold.append(name, ...box.childNodes)
  box.append(fold)
}

function addFoot(grid) {
  const foot = document.createElement('div')
  foot.className = 'grid-foot'
  grid.told = document.createElement('output')
  const keys = document.createElement('small')
  keys.textContent = grid.says.keys
  const add = pressable(grid.says.add, 'btn small plain', 'add')
  foot.append(add, grid.told, keys)
  grid.section.after(foot)
  add.addEventListener('click', () => enterCell(grid, grid.rows.length - 1, 0))
}

function pressable(words, className, does) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.dataset.does = does
  button.textContent = words
  return button
}

function redrawGrid(grid) {
  grid.body.replaceChildren(...grid.rows.map((row, at) => drawRow(grid, row, at)))
  addEmptyRow(grid)
  tellCount(grid)
}

/** There is always an empty row at the end. */
function addEmptyRow(grid) {
  const last = grid.rows.at(-1)
  if (last && last.was === undefined && !isNew(last)) return
  const row = { cells: grid.columns.map(() => ''), undecided: [] }
  grid.rows.push(row)
  grid.body.append(drawRow(grid, row, grid.rows.length - 1))
}

function drawRow(grid, row, at) {
  const line = document.createElement('tr')
  const head = document.createElement('th')
  head.scope = 'row'
  head.className = 'at'
  head.textContent = at + 1
  line.append(head, ...row.cells.map((_, column) => drawCell(grid, row, column)))
  const state = document.createElement('td')
  state.className = 'state'
  state.append(...stateOfRow(grid, row))
  line.append(state)
  line.className = row.gone ? 'gone' : row.was === undefined ? 'new' : isChanged(row) ? 'changed' : ''
  row.line = line
  return line
}

function drawCell(grid, row, column) {
  const cell = document.createElement('td')
  const { key } = grid.columns[column]
  cell.setAttribute('role', 'gridcell')
  cell.tabIndex = row === grid.rows[0] && column === 0 ? 0 : -1
  cell.textContent = row.cells[column]
  if (row.refusal?.cells[key] !== undefined) {
    cell.className = 'wrong'
    cell.setAttribute('aria-invalid', 'true')
  }
  return cell
}

/** What is to be said of a row, and what can be done with it. */
function stateOfRow({ says, columns }, row) {
  const { refusal, undecided, href, gone, was } = row
  const said = [
    refusal?.line,
    ...columns.map(({ key, label }) => refusal?.cells[key] && `${label}：${refusal.cells[key]}`),
  ].filter(Boolean)
  const parts = said.map((words) => {
    const line = document.createElement('p')
    line.className = 'problem'
    line.textContent = words
    return line
  })
  if (undecided.length > 0)
    parts.push(pressable(says.theirs, 'btn small plain', 'theirs'), pressable(says.mine, 'btn small plain', 'mine'))
  if (said.length === 0 && (gone || isChanged(row) || isNew(row)))
    parts.push(`${gone ? says.gone : was ? says.changed : says.new} `)
  if (was !== undefined || isNew(row)) parts.push(pressable(gone ? says.restore : says.remove, 'link', 'remove'))
  if (href && !isChanged(row)) {
    const link = document.createElement('a')
    link.href = href
    link.textContent = says.open
    parts.push(' ', link)
  }
  return parts
}

/** Draws one row again and leaves the others. */
function redrawRow(grid, at) {
  const old = grid.rows[at].line
  old.replaceWith(drawRow(grid, grid.rows[at], at))
}
