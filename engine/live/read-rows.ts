/** The columns of a table: where the step stands, and which others hold values. */
export interface Columns {
  readonly step: number | undefined;
  readonly values: readonly { readonly at: number; readonly name: string }[];
  /** Rows read so far, which number the rows of a table without a step. */
  readonly rows: number;
}

export interface Rows {
  readonly columns: Columns | undefined;
  /** One a value column, with the points of these lines. */
  readonly series: readonly { readonly name: string; readonly steps: readonly number[]; readonly values: readonly number[] }[];
  /** The table has one value column, which needs no name of its own. */
  readonly isSingle: boolean;
}

/** Columns that are no metric. */
const noMetric = new Set(['step', 'timestamp', 'epoch', 'iteration', '']);

/** Reads whole lines of a table; the first line of all is its header. A cell that is no number becomes NaN. */
export function readRows(lines: readonly string[], separator: '\t' | ',', known: Columns | undefined): Rows {
  const header = known === undefined ? lines[0] : undefined;
  const columns = known ?? (header === undefined ? undefined : readHeader(header.split(separator)));
  if (columns === undefined) return { columns, series: [], isSingle: false };
  const rows = (known === undefined ? lines.slice(1) : lines).filter((line) => line !== '').map((line) => line.split(separator));
  const steps = rows.map((row, index) => (columns.step === undefined ? columns.rows + index : toNumber(row[columns.step])));
  return {
    columns: { ...columns, rows: columns.rows + rows.length },
    series: columns.values.map(({ at, name }) => ({ name, steps, values: rows.map((row) => toNumber(row[at])) })),
    isSingle: columns.values.length === 1,
  };
}

function readHeader(names: readonly string[]): Columns {
  const clean = names.map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const step = ['step', 'epoch', 'iteration'].map((name) => clean.indexOf(name)).find((at) => at >= 0);
  const values = clean.flatMap((name, at) => (at === step || noMetric.has(name) ? [] : [{ at, name }]));
  return { step, values, rows: 0 };
}

const toNumber = (cell: string | undefined): number => (cell === undefined || cell.trim() === '' ? NaN : Number(cell));
