//! Makes the main module's table of functions cheap to send.
//!
//! Everything called through a pointer stands in that table, and the splitter lays it out for all parts together. In the main module it
//! writes an empty place for each function that a part will put there: three bytes for what is so anyway. And the module lists its own
//! functions by number, in an order that has nothing to do with the table's. Here the empty places are left out, and the functions
//! are numbered in the order of the table: a list that counts up takes half the space.

use super::sections;
use anyhow::{Context, Result};
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, GlobalSection, StartSection,
};
use wasmparser::{CodeSectionReader, ElementItems, ElementSectionReader, Parser, Payload, TypeRef};

/// Functions whose numbers fit into one byte, imports among them. The most called have them; they keep them.
const SHORT: u32 = 128;

/// The module with a table that is cheap to send. It does the same as before.
///
/// # Errors
/// When the module is not one.
pub fn settle(module: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order::of(module)?;
    sections::rewrite(module, |payload| {
        Ok(match payload {
            Payload::FunctionSection(section) => {
                let types = section.clone().into_iter().collect::<Result<Vec<u32>, _>>()?;
                let mut functions = FunctionSection::new();
                for old in &order.old {
                    functions.function(*types.get(*old).context("a function without a type")?);
                }
                Some(Box::new(functions))
            }
            Payload::CodeSectionStart { range, .. } => {
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                let bytes = module.get(range).context("the code ends after the module")?;
                let reader = CodeSectionReader::new(wasmparser::BinaryReader::new(bytes, 0))?;
                let bodies = reader.into_iter().collect::<Result<Vec<_>, _>>()?;
                let old = order.old.clone();
                let mut code = CodeSection::new();
                for place in old {
                    let body = bodies.get(place).context("a function without code")?.clone();
                    order.parse_function_body(&mut code, body)?;
                }
                Some(Box::new(code))
            }
            Payload::ElementSection(section) => {
                let mut elements = ElementSection::new();
                for element in section.clone() {
                    let element = element?;
                    if !is_empty(&element.items)? {
                        order.parse_element(&mut elements, element)?;
                    }
                }
                Some(Box::new(elements))
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                order.parse_export_section(&mut exports, section.clone())?;
                Some(Box::new(exports))
            }
            Payload::GlobalSection(section) => {
                let mut globals = GlobalSection::new();
                order.parse_global_section(&mut globals, section.clone())?;
                Some(Box::new(globals))
            }
            Payload::StartSection { func, .. } => {
                Some(Box::new(StartSection { function_index: order.function_index(*func)? }))
            }
            _ => None,
        })
    })
}

/// Whether nothing is put into the table that is not there from the start.
fn is_empty(items: &ElementItems) -> Result<bool> {
    Ok(match items {
        ElementItems::Functions(functions) => functions.count() == 0,
        ElementItems::Expressions(_, expressions) => {
            for expression in expressions.clone() {
                let mut operators = expression?.get_operators_reader();
                if !matches!(operators.read()?, wasmparser::Operator::RefNull { .. }) {
                    return Ok(false);
                }
            }
            true
        }
    })
}

/// The order in which the module's own functions come.
struct Order {
    /// For each place in the new order the place in the old one; imports are not counted.
    old: Vec<usize>,
    /// New numbers by old ones, imports counted, where they differ.
    new: HashMap<u32, u32>,
}

impl Order {
    fn of(module: &[u8]) -> Result<Self> {
        let mut imported = 0;
        let mut own = 0;
        let mut listed = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => own = section.count(),
                Payload::ElementSection(section) => listed = in_table(section)?,
                _ => {}
            }
        }
        let first = imported.max(SHORT);
        let mut seen = HashSet::new();
        let moved: Vec<u32> = listed.into_iter().filter(|one| *one >= first && seen.insert(*one)).collect();
        let kept = (imported..imported + own).filter(|one| !seen.contains(one));
        let order: Vec<u32> = kept.chain(moved.iter().copied()).collect();
        let old = order.iter().map(|old| usize::try_from(old - imported)).collect::<Result<_, _>>()?;
        Ok(Self { old, new: order.into_iter().zip(imported..).collect() })
    }
}

/// The functions in the table, in its order.
fn in_table(section: ElementSectionReader) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for element in section {
        if let ElementItems::Functions(functions) = element?.items {
            for function in functions {
                found.push(function?);
            }
        }
    }
    Ok(found)
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.new.get(&old).copied().unwrap_or(old))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, Elements, ExportKind, Function, HeapType, Module, RefType, TableSection, TableType,
        TypeSection,
    };
    use wasmparser::{ExternalKind, Operator};

    /// 200 functions, each calling the last one and returning its own number; every second one stands in
    /// the table, the last one first.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for number in 0..200_i32 {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().call(199).drop().i32_const(number).end();
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 103,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut exports = ExportSection::new();
        exports.export("last", ExportKind::Func, 199);
        let mut elements = ElementSection::new();
        let listed: Vec<u32> = (0..200).rev().step_by(2).collect();
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(listed.into()));
        let empty = vec![ConstExpr::ref_null(HeapType::FUNC); 2];
        elements.active(
            None,
            &ConstExpr::i32_const(101),
            Elements::Expressions(RefType::FUNCREF, empty.into()),
        );
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    #[derive(Default)]
    struct Seen {
        /// What each function calls and returns.
        bodies: Vec<(u32, i32)>,
        listed: Vec<u32>,
        exported: u32,
    }

    fn read(module: &[u8]) -> Result<Seen> {
        let mut seen = Seen::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::CodeSectionEntry(body) => {
                    let (mut called, mut returned) = (0, 0);
                    for operator in body.get_operators_reader()? {
                        match operator? {
                            Operator::Call { function_index } => called = function_index,
                            Operator::I32Const { value } => returned = value,
                            _ => {}
                        }
                    }
                    seen.bodies.push((called, returned));
                }
                Payload::ElementSection(section) => {
                    assert_eq!(section.count(), 1, "empty places are left out");
                    seen.listed = in_table(section)?;
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        assert_eq!(export.kind, ExternalKind::Func);
                        seen.exported = export.index;
                    }
                }
                _ => {}
            }
        }
        Ok(seen)
    }

    #[test]
    fn the_table_counts_up_and_all_means_the_same() -> Result<()> {
        let before = module();
        wasmparser::validate(&before).context("the module to begin with")?;
        let after = settle(&before)?;
        wasmparser::validate(&after)?;
        let Seen { bodies, listed, exported } = read(&after)?;
        let returned = |function: u32| bodies[function as usize].1;
        let in_table: Vec<i32> = listed.iter().map(|function| returned(*function)).collect();
        assert_eq!(in_table, (0..200).rev().step_by(2).collect::<Vec<_>>());
        assert_eq!(returned(exported), 199);
        assert!(bodies.iter().all(|(called, _)| returned(*called) == 199));
        let long: Vec<u32> = listed.into_iter().filter(|function| *function >= SHORT).collect();
        assert!(long.windows(2).all(|pair| pair[1] == pair[0] + 1));
        Ok(())
    }

    #[test]
    fn what_is_settled_stays() -> Result<()> {
        let once = settle(&module())?;
        assert_eq!(settle(&once)?, once);
        Ok(())
    }
}
