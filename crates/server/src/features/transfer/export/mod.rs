//! Records out: lists as CSV or XLSX.

pub mod csv;
