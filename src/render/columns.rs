//! Text in columns.

use unicode_width::UnicodeWidthStr;

/// Rows of cells, aligned to columns two spaces apart. Where they are wider than `width`, the columns that matter
/// least are left out, in the order of `spare`.
pub fn columns(rows: &[Vec<String>], width: Option<usize>, spare: &[usize]) -> String {
    let mut widths = widths(rows);
    for column in spare {
        if total(&widths) > width.unwrap_or(usize::MAX)
            && let Some(dropped) = widths.get_mut(*column)
        {
            *dropped = 0;
        }
    }
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |column: usize| {
        rows.iter().filter_map(|row: &Vec<String>| row.get(column)).map(|cell: &String| cell.width()).max()
    };
    (0..count).map(|column| widest(column).unwrap_or_default()).collect()
}

fn total(widths: &[usize]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0);
    shown.map(|width| width + 2).sum::<usize>().saturating_sub(2)
}

fn line(row: &[String], widths: &[usize]) -> String {
    let shown = row.iter().zip(widths).filter(|(_, width)| **width > 0);
    let cells = shown.fold(String::new(), |text, (cell, width)| text + cell + &" ".repeat(width + 2 - cell.width()));
    format!("{}\n", cells.trim_end())
}
