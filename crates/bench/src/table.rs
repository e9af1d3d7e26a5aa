//! The figures as a table.

/// A figure and what it should be.
pub struct Row {
    what: String,
    aim: &'static str,
    measured: String,
    beside: String,
}

impl Row {
    pub fn new(what: impl Into<String>, aim: &'static str, measured: String) -> Self {
        Self { what: what.into(), aim, measured, beside: String::new() }
    }

    /// What the figure should be read beside.
    pub fn beside(self, beside: String) -> Self {
        Self { beside, ..self }
    }

    fn cells(&self) -> [&str; 4] {
        [&self.what, self.aim, &self.measured, &self.beside]
    }
}

/// Prints the rows, as Markdown that is also legible as it is.
pub fn print(rows: &[Row]) {
    let head = ["what", "aim", "measured", "beside"];
    let mut widths = head.map(str::len);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row.cells()) {
            *width = (*width).max(cell.chars().count());
        }
    }
    println!("{}", line(head, widths));
    println!("{}", widths.map(|width| format!("|{}", "-".repeat(width + 2))).concat() + "|");
    for row in rows {
        println!("{}", line(row.cells(), widths));
    }
}

fn line(cells: [&str; 4], widths: [usize; 4]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(&format!("| {cell:<width$} "));
    }
    line + "|"
}
