/* The script of grids comes with the first page that has one. */

function bringGrids() {
  const grid = document.querySelector('[data-grid]')
  if (grid) import(grid.dataset.script)
}

late('htmx:after:swap', bringGrids)
bringGrids()
