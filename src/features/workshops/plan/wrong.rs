//! What is wrong in a plan, in words.

use forenkl_api::{BlockId, FieldError, workshops::Block};

use crate::{
    features::workshops::{block, texts as t},
    ui::field_text,
};

/// The field that a row of the agenda is.
pub fn row_name(block: &BlockId) -> String {
    format!("row-{block}")
}

/// What is wrong, each with the field it is about; a block by its place, and the row it stands in.
pub fn sentence(error: &FieldError, blocks: &[Block]) -> (String, String) {
    let text = missing_wishes(error).unwrap_or_else(|| field_text(error));
    let in_block = error.field.strip_prefix("blocks.").and_then(|rest| rest.split_once('.'));
    let Some((place, field)) = in_block else {
        let label = label(&error.field);
        let said = if label.is_empty() { text } else { t::about_field(label, &text) };
        return (error.field.clone(), said);
    };
    let place: usize = place.parse().unwrap_or(0);
    let row = blocks.get(place).map_or_else(|| "blocks".to_owned(), |block| row_name(&block.id));
    (row, t::about_block(place + 1, &block::label(field).to_lowercase(), &text))
}

/// Numbers named in one sentence; the rest of many is left to the next try.
const NAMED: usize = 5;

/// Which wishes do not exist, where that is what is wrong.
fn missing_wishes(error: &FieldError) -> Option<String> {
    let numbers = error.place.as_ref().filter(|_| error.field == "wishes")?;
    let all: Vec<&str> = numbers.split(", ").collect();
    let mut named = all.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED {
        named += " …";
    }
    Some(t::no_such_wishes(&named))
}

/// What the fields are called.
fn label(field: &str) -> &'static str {
    match field {
        "title" => t::name(),
        "purpose" => t::purpose(),
        "starts_at" => t::starts_at(),
        "place" => t::place(),
        "link" => t::link(),
        "unit" => t::unit(),
        "round" => t::round(),
        "programme" => t::programme(),
        "units" => t::invited(),
        "facilitators" => t::facilitators(),
        "wishes" => t::wishes(),
        "blocks" => t::agenda(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use forenkl_api::{
        FieldCode,
        people::Language,
        workshops::{TemplateKind, templates::template},
    };

    use super::*;

    #[test]
    fn wishes_that_do_not_exist_are_named_in_a_short_sentence() {
        let error = |numbers: &str| FieldError::new("wishes", FieldCode::Unknown).place(numbers);
        let said = |numbers: &str| sentence(&error(numbers), &[]).1;
        assert_eq!(said("4711, 4712"), "Ønsker at begynde med: 4711, 4712 findes ikke");
        assert_eq!(said("1, 2, 3, 4, 5, 6, 7"), "Ønsker at begynde med: 1, 2, 3, 4, 5 … findes ikke");
    }

    #[test]
    fn what_is_wrong_in_a_block_leads_to_its_row() {
        let mut blocks = template(TemplateKind::Simplify, Language::Danish).blocks;
        for (place, block) in blocks.iter_mut().enumerate() {
            block.id = BlockId(format!("b{}", place + 1));
        }
        let error = FieldError::new("blocks.3.title", FieldCode::Required);
        let (field, said) = sentence(&error, &blocks);
        assert_eq!(field, "row-b4");
        assert!(said.starts_with("Punkt 4, titel:"), "{said}");
        let (field, said) = sentence(&FieldError::new("title", FieldCode::Required), &blocks);
        assert_eq!((field.as_str(), said.as_str()), ("title", "Titel: Skal udfyldes"));
    }
}
