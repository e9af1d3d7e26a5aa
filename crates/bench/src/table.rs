//! The figures as a table.

/// A figure and what it should be.
pub struct Row {
    what: &'static str,
    measured: String,
    aim: &'static str,
}

impl Row {
    pub fn new(what: &'static str, measured: String, aim: &'static str) -> Self {
        Self { what, measured, aim }
    }
}

/// Prints the rows.
pub fn print(rows: &[Row]) {
    let width = |column: fn(&Row) -> usize| rows.iter().map(column).max().unwrap_or(0);
    let (what, measured) = (width(|row| row.what.chars().count()), width(|row| row.measured.chars().count()));
    println!("{:<what$}  {:<measured$}  aim", "what", "measured");
    for row in rows {
        println!("{:<what$}  {:<measured$}  {}", row.what, row.measured, row.aim);
    }
}
