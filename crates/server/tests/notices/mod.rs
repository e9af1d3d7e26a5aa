//! Who is told what: everyone concerned, once, and nobody who should not be.
mod asking;
mod choosing;
mod hiding;
mod many;
mod telling;
