/* Writing in a grid: one field goes from cell to cell. What is typed replaces the cell; F2 or a second click edits it. */

function enterCell(grid, at, column, editing = false) {
  const row = grid.rows[at]
  if (!row || row.gone) return
  leaveCell(grid)
  const cell = row.line.cells[column + 1]
  const { label, long, list, suggests } = grid.columns[column]
  const field = document.createElement(long ? 'textarea' : 'input')
  if (long) field.rows = Math.min(6, row.cells[column].split('\n').length)
  field.className = 'grid-field'
  field.autocomplete = 'off'
  field.spellcheck = false
  field.value = row.cells[column]
  field.setAttribute('aria-label', grid.says.cell.replace('{column}', label).replace('{at}', at + 1))
  const reason = row.refusal?.cells[grid.columns[column].key]
  if (reason) {
    field.setAttribute('aria-invalid', 'true')
    field.title = reason
  }
  if (list) field.setAttribute('list', list)
  else if (suggests) field.setAttribute('list', 'grid-suggested')
  cell.replaceChildren(field)
  Object.assign(grid, { at, column, until: at, editing, edited: field })
  grid.rows[0].line.cells[1].tabIndex = -1
  markRange(grid)
  field.focus()
  if (editing) field.setSelectionRange(field.value.length, field.value.length)
  else field.select()
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** What stands in the field stays in the cell. */
function leaveCell(grid) {
  const { edited, at, column } = grid
  if (!edited) return
  grid.edited = undefined
  grid.rows[0].line.cells[1].tabIndex = 0
  const words = edited.value.trim()
  const row = grid.rows[at]
  for (const marked of grid.section.querySelectorAll('.in')) marked.classList.remove('in')
  if (words === row.cells[column]) {
    edited.parentElement?.replaceChildren(words)
    return
  }
  rememberGrid(grid)
  writeCell(grid, at, column, words)
  settleRows(grid, [at])
}

function writeCell(grid, at, column, words) {
  const row = grid.rows[at]
  const { key, long } = grid.columns[column]
  row.cells[column] = long ? words : words.replace(/\s*\n\s*/g, ' ')
  decide(row, [key])
  if (!row.refusal) return
  const { [key]: _, ...others } = row.refusal.cells
  row.refusal =
    Object.keys(others).length > 0 || row.undecided.length > 0 ? { ...row.refusal, cells: others } : undefined
}

/** Whose value holds is said for these columns; typing another says so too. */
function decide(row, keys) {
  row.undecided = row.undecided.filter((key) => !keys.includes(key))
}

/** After a change of these rows: they are drawn again, the field of the form follows. */
function settleRows(grid, ats) {
  for (const at of ats) redrawRow(grid, at)
  addEmptyRow(grid)
  keepGrid(grid)
}

function markRange({ section, rows, at, until, column }) {
  for (const marked of section.querySelectorAll('.in')) marked.classList.remove('in')
  if (at === until) return
  for (let each = Math.min(at, until); each <= Math.max(at, until); each += 1)
    rows[each].line.cells[column + 1].classList.add('in')
}

/** 向下填: the cell above into this one, or the first of the marked ones into the others. */
function fillDown(grid) {
  const { at, until, column } = grid
  const [first, last] = at === until ? [at - 1, at] : [Math.min(at, until), Math.max(at, until)]
  if (first < 0) return
  leaveCell(grid)
  rememberGrid(grid)
  const words = grid.rows[first].cells[column]
  const filled = []
  for (let each = first + 1; each <= last; each += 1) if (!grid.rows[each].gone) filled.push(each)
  for (const each of filled) writeCell(grid, each, column, words)
  settleRows(grid, filled)
  enterCell(grid, last, column)
}

function removeRow(grid, at) {
  leaveCell(grid)
  rememberGrid(grid)
  const row = grid.rows[at]
  if (row.was === undefined) {
    grid.rows.splice(at, 1)
    redrawGrid(grid)
  } else {
    row.gone = !row.gone
    row.refusal = undefined
    redrawRow(grid, at)
  }
  keepGrid(grid)
}

function takeBack(grid) {
  const rows = grid.before.pop()
  if (!rows) return
  grid.edited = undefined
  grid.rows = rows
  redrawGrid(grid)
  keepGrid(grid)
  enterCell(grid, Math.min(grid.at, rows.length - 1), grid.column)
}

/** From the cell on to the right and down; under headings each column finds its own. */
function pasteInto(grid, table) {
  const { at, column } = grid
  const places = headingsOf(grid, table[0])
  const lines = places ? table.slice(1) : table
  rememberGrid(grid)
  grid.edited = undefined
  for (const [down, line] of lines.entries()) {
    const row = at + down
    grid.rows[row] ??= { cells: grid.columns.map(() => ''), undecided: [] }
    if (grid.rows[row].gone) continue
    for (const [right, words] of line.entries()) {
      const place = places ? places[right] : column + right
      if (place >= 0 && place < grid.columns.length) writeCell(grid, row, place, words.trim())
    }
  }
  redrawGrid(grid)
  keepGrid(grid)
  enterCell(grid, Math.min(at + lines.length, grid.rows.length - 1), column)
}

/** Whose value holds in every cell that both changed. */
function takeSide(grid, at, side) {
  leaveCell(grid)
  const row = grid.rows[at]
  rememberGrid(grid)
  for (const key of row.undecided) {
    const column = grid.columns.findIndex((each) => each.key === key)
    if (side === 'theirs') row.cells[column] = row.refusal?.theirs?.[key] ?? ''
  }
  decide(row, [...row.undecided])
  row.refusal = undefined
  settleRows(grid, [at])
}

/* Values that stand elsewhere already */

let asking

function suggest(grid) {
  const { suggests } = grid.columns[grid.column]
  const words = grid.edited.value.trim()
  clearTimeout(asking)
  if (!suggests || words === '') return
  asking = setTimeout(() => {
    htmx.ajax('GET', `${suggests}?${new URLSearchParams({ q: words })}`, {
      target: '#grid-suggested',
      swap: 'innerHTML',
    })
  }, 120)
}
