/* Keys, mouse and clipboard of a grid */

late('mousedown', (event) => {
  if (gridOf(event.target)?.edited && event.target.closest('[data-does]')) return event.preventDefault()
  const cell = event.target.closest?.('[data-grid] tbody td:not(.state)')
  const grid = gridOf(cell)
  if (!cell || cell.contains(grid.edited)) return
  event.preventDefault()
  const at = grid.rows.findIndex(({ line }) => line === cell.parentElement)
  const column = cell.cellIndex - 1
  leaveCell(grid)
  if (event.shiftKey && grid.column === column) {
    const first = grid.at
    enterCell(grid, first, column)
    grid.until = at
    markRange(grid)
  } else enterCell(grid, at, column)
})

late('dblclick', ({ target }) => {
  const grid = gridOf(target)
  if (grid?.edited === target) grid.editing = true
})

late('click', ({ target }) => {
  const button = target.closest?.('[data-grid] tbody [data-does]')
  if (!button) return
  const grid = gridOf(button)
  const at = grid.rows.findIndex(({ line }) => line.contains(button))
  if (button.dataset.does === 'remove') removeRow(grid, at)
  else takeSide(grid, at, button.dataset.does)
})

late('focusout', ({ target, relatedTarget }) => {
  const grid = gridOf(target)
  if (grid?.edited === target && relatedTarget && !target.contains(relatedTarget)) leaveCell(grid)
})

/** A form that is sent has what stands in the cell. */
early('submit', ({ target }) => {
  const grid = drawnGrids.get(target.querySelector?.('[data-grid]'))
  if (grid?.edited) leaveCell(grid)
})

late('input', ({ target }) => {
  const grid = gridOf(target)
  if (grid?.edited !== target) return
  grid.editing = true
  suggest(grid)
})

late('paste', (event) => {
  const grid = gridOf(event.target)
  if (grid?.edited !== event.target) return
  const table = pastedTable(event.clipboardData)
  if (table.length < 2 && (table[0]?.length ?? 0) < 2) return
  event.preventDefault()
  pasteInto(grid, table)
})

late('copy', (event) => {
  const grid = gridOf(event.target)
  if (grid?.edited !== event.target || grid.at === grid.until) return
  const [first, last] = [Math.min(grid.at, grid.until), Math.max(grid.at, grid.until)]
  event.preventDefault()
  event.clipboardData.setData(
    'text/plain',
    asTabbed(grid.rows.slice(first, last + 1).map(({ cells }) => [cells[grid.column]])),
  )
})

early('keydown', (event) => {
  const grid = gridOf(event.target)
  if (grid?.edited !== event.target || event.defaultPrevented || composes(event)) return
  const name = [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.key]
    .filter(Boolean)
    .join('+')
  if ((gridKeys[name] ?? gridKeys[name.toLowerCase()])?.(grid, event) === true) swallow(event)
})

const step = (down, right) => (grid) => {
  const [at, column] = [grid.at + down, grid.column + right]
  if (at < 0 || at >= grid.rows.length || column < 0 || column >= grid.columns.length) return true
  const skip = grid.rows[at]?.gone && down !== 0
  if (skip) return step(down + Math.sign(down), right)(grid)
  enterCell(grid, at, column)
  return true
}

/** While a cell is edited the arrows belong to its text. */
const unlessEditing = (does) => (grid, event) => !grid.editing && does(grid, event)

/** Up and down leave a cell of one line; in a list they choose. */
const alongLines = (does) => (grid, event) =>
  !(grid.editing && (grid.columns[grid.column].long || grid.edited.hasAttribute('list'))) && does(grid, event)

/** On through the row and into the next; past the last cell out of the grid. */
const onward = (right) => (grid) => {
  const count = grid.columns.length
  const next = grid.at * count + grid.column + right
  if (next < 0 || next >= grid.rows.length * count) return false
  enterCell(grid, Math.floor(next / count), next % count)
  return true
}

const widen = (down) => (grid) => {
  grid.until = Math.min(grid.rows.length - 1, Math.max(0, grid.until + down))
  markRange(grid)
  return true
}

const gridKeys = {
  ArrowUp: alongLines(step(-1, 0)),
  ArrowDown: alongLines(step(1, 0)),
  ArrowLeft: unlessEditing(step(0, -1)),
  ArrowRight: unlessEditing(step(0, 1)),
  'Shift+ArrowUp': unlessEditing(widen(-1)),
  'Shift+ArrowDown': unlessEditing(widen(1)),
  Enter: step(1, 0),
  'Shift+Enter': step(-1, 0),
  'Alt+Enter': (grid) => {
    if (!grid.columns[grid.column].long) return true
    grid.edited.setRangeText('\n', grid.edited.selectionStart, grid.edited.selectionEnd, 'end')
    grid.edited.rows += 1
    grid.editing = true
    return true
  },
  Tab: onward(1),
  'Shift+Tab': onward(-1),
  F2: (grid) => {
    grid.editing = true
    grid.edited.setSelectionRange(grid.edited.value.length, grid.edited.value.length)
    return true
  },
  Delete: unlessEditing((grid) => {
    const { at, until, column } = grid
    rememberGrid(grid)
    const cleared = []
    for (let each = Math.min(at, until); each <= Math.max(at, until); each += 1)
      if (!grid.rows[each].gone) cleared.push(each)
    grid.edited = undefined
    for (const each of cleared) writeCell(grid, each, column, '')
    settleRows(grid, cleared)
    enterCell(grid, at, column)
    return true
  }),
  'Ctrl+Delete': (grid) => {
    const { at, column } = grid
    removeRow(grid, at)
    enterCell(
      grid,
      Math.max(
        at,
        grid.rows.findIndex((row, each) => each >= at && !row.gone),
      ),
      column,
    )
    return true
  },
  'ctrl+d': (grid) => {
    fillDown(grid)
    return true
  },
  'ctrl+z': unlessEditing((grid) => {
    takeBack(grid)
    return true
  }),
  Escape: (grid) => {
    if (!grid.editing) {
      leaveCell(grid)
      grid.section.closest('form').querySelector('.form-foot button')?.focus()
      return true
    }
    grid.edited.value = grid.rows[grid.at].cells[grid.column]
    grid.editing = false
    grid.edited.select()
    return true
  },
}

/** The way in by keyboard: the first cell takes the focus in the place of the table. */
late('focusin', ({ target }) => {
  const cell = target.closest?.('[data-grid] tbody td:not(.state)')
  const grid = gridOf(cell)
  if (!grid || target !== cell || grid.edited) return
  enterCell(
    grid,
    grid.rows.findIndex(({ line }) => line === cell.parentElement),
    cell.cellIndex - 1,
  )
})

late('htmx:after:swap', drawGrids)
drawGrids()
