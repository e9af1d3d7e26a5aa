//! What stands in a record: on its page, and below the thanks on the phones of those who took part.

use forenkl_api::workshops::{
    Record, Signing,
    record::{RecordBlock, RecordCard, RecordCluster, UnitCount},
    view::Placed,
};
use leptos::prelude::*;

use super::{shown, texts as t, verdict};
use crate::{format, routes::Page};

/// How effort and effect are shown.
pub type Picture = fn(Vec<(String, Placed)>) -> AnyView;

/// What stands in it.
pub fn written(record: &Record, draw: Picture) -> AnyView {
    let day = record.opened_at.map(format::date).unwrap_or_default();
    let around = [day, record.place.clone(), t::took_part(record.people)];
    let around = around.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut programme = record.programme.clone();
    if !programme.is_empty() {
        programme = t::about_field(t::programme(), &programme);
    }
    let signing = match record.signing {
        Signing::Anonymous => t::was_anonymous(),
        Signing::Signed => t::was_signed(),
    };
    let some = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> });
    let decided: Vec<&RecordCluster> = record
        .clusters
        .iter()
        .filter(|c| c.decision.is_some() || c.wish.is_some() || c.initiative.is_some())
        .collect();
    let decisions = (!decided.is_empty()).then(|| {
        let rows = decided.into_iter().map(decision).collect_view();
        view! {
            <section>
                <h2>{t::decisions()}</h2>
                <ul class="plain workshop-decided">{rows}</ul>
            </section>
        }
    });
    let clusters = record.clusters.iter().map(|cluster| {
        let dots = (cluster.dots > 0).then(|| view! { <span class="muted">{t::dots(cluster.dots)}</span> });
        view! {
            <section>
                <div class="between">
                    <h3>{cluster.title.clone()}</h3>
                    {dots}
                </div>
                {cards(&cluster.cards)}
            </section>
        }
    });
    let loose = (!record.loose.is_empty()).then(|| {
        view! {
            <section>
                <h3>{t::loose()}</h3>
                {cards(&record.loose)}
            </section>
        }
    });
    let results = record.agenda.iter().filter_map(|block| result(block, record.people, draw)).collect_view();
    let parked = (!record.parked.is_empty()).then(|| {
        let rows = record.parked.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
        view! {
            <section>
                <h2>{t::parking_lot()}</h2>
                <ul>{rows}</ul>
            </section>
        }
    });
    view! {
        <div class="workshop-record stack">
            <p class="muted">{around}</p>
            {some(record.purpose.clone())}
            {some(programme)}
            {some(units(&record.units, record.without_unit))}
            {some(if record.names.is_empty() { String::new() } else { t::named(&record.names.join(", ")) })}
            <p class="muted">{signing}</p>
            {decisions}
            <section>
                <h2>{t::groups_and_cards()}</h2>
                {clusters.collect_view()}
                {loose}
            </section>
            {results}
            {parked}
            {agenda(record)}
        </div>
    }
    .into_any()
}

/// How many came from where; those who said nothing are counted where others did.
fn units(units: &[UnitCount], without: i64) -> String {
    let mut said: Vec<String> = units.iter().map(|unit| format!("{} ({})", unit.name, unit.people)).collect();
    if without > 0 && !said.is_empty() {
        said.push(format!("{} ({without})", t::no_unit()));
    }
    said.join(", ")
}

fn decision(cluster: &RecordCluster) -> AnyView {
    let wish = cluster.wish.map(|number| view! { <a href=Page::Wish(number).href()>{t::wish(number)}</a> });
    let initiative = cluster
        .initiative
        .map(|number| view! { <a href=Page::Initiative(number).href()>{t::initiative(number)}</a> });
    view! {
        <li>
            <div class="between">
                <strong>{cluster.title.clone()}</strong>
                {cluster.decision.as_ref().map(|decision| verdict::tag(decision.verdict))}
            </div>
            {cluster.decision.as_ref().map(verdict::decision)}
            <p class="cluster">{wish} {initiative}</p>
        </li>
    }
    .into_any()
}

fn cards(cards: &[RecordCard]) -> AnyView {
    let rows = cards.iter().map(|card| {
        let wish = card
            .wish
            .map(|number| view! { " " <a href=Page::Wish(number).href()>{format!("#{number}")}</a> });
        view! { <li>{card.text.clone()} {wish}</li> }
    });
    view! { <ul>{rows.collect_view()}</ul> }.into_any()
}

fn result(block: &RecordBlock, people: i64, draw: Picture) -> Option<AnyView> {
    if block.options.is_empty() && block.statements.is_empty() {
        return None;
    }
    let turnout = match block.votes {
        Some(votes) => t::turnout(block.heard, people, votes),
        None => t::heard(block.heard, people),
    };
    let most = block.options.iter().filter_map(|option| option.dots).max().unwrap_or(0);
    let placed: Vec<(String, Placed)> =
        block.options.iter().filter_map(|at| Some((at.title.clone(), at.placed.clone()?))).collect();
    let picture = (!placed.is_empty()).then(|| draw(placed));
    let options = block.options.iter().filter_map(|option| {
        let dots = option.dots?;
        Some(shown::bar(option.title.clone(), dots, most, t::dots(dots)))
    });
    let statements = block.statements.iter().map(|statement| {
        let stances = &statement.stances;
        let all = stances.agree + stances.disagree + stances.pass;
        let mut said = t::stances(stances.agree, stances.disagree, stances.pass);
        if stances.important > 0 {
            said = format!("{said} · {}", t::important_to(stances.important));
        }
        if stances.is_divided() {
            said = format!("{said} · {}", t::split());
        }
        shown::bar(statement.text.clone(), stances.agree, all, said)
    });
    Some(
        view! {
            <section>
                <h2>{block.title.clone()}</h2>
                <p class="muted">{turnout}</p>
                {picture}
                <ul class="plain workshop-bars">{options.collect_view()} {statements.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

fn agenda(record: &Record) -> AnyView {
    let rows = record.agenda.iter().map(|block| {
        let took = match block.took {
            Some(took) => t::minutes(took),
            None if block.skipped => t::skipped().to_owned(),
            None => t::not_reached().to_owned(),
        };
        view! {
            <tr>
                <th scope="row">{block.title.clone()}</th>
                <td data-label=t::planned()>{t::minutes(block.planned)}</td>
                <td data-label=t::took()>{took}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{t::agenda()}</h2>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::block()}</th>
                        <th scope="col">{t::planned()}</th>
                        <th scope="col">{t::took()}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use forenkl_api::UnitId;

    use super::*;

    #[test]
    fn who_said_no_unit_is_counted_beside_those_who_did() {
        let unit = UnitCount { unit: UnitId("u1".to_owned()), name: "HR".to_owned(), people: 3 };
        assert_eq!(units(std::slice::from_ref(&unit), 2), "HR (3), uden enhed (2)");
        assert_eq!(units(&[unit], 0), "HR (3)");
        assert_eq!(units(&[], 5), "");
    }
}
