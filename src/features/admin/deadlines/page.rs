//! `/administration/frister`.

use forenkl_api::{
    Empty,
    areas::{Area, ListAreas},
    deadlines::{DeadlineRules, GetDeadlineRules},
};
use leptos::prelude::*;

use super::{
    super::{layout::AdminPage, section::Section},
    form::DeadlinesForm,
    texts as t,
};
use crate::{
    net::{call, fetched::Fetched},
    ui::{AsyncView, PageHeader, Shape},
};

/// The deadlines. Fetched once: whoever changes them meanwhile is met when saving.
#[component]
pub fn DeadlinesPage() -> impl IntoView {
    let known: Fetched<(DeadlineRules, Vec<Area>)> = Fetched::new(|| async {
        let rules = call::<GetDeadlineRules>(&Empty {}, &Empty {}, &Empty {}).await?;
        let areas = call::<ListAreas>(&Empty {}, &Empty {}, &Empty {}).await?;
        Ok((rules, areas.areas))
    });
    view! {
        <AdminPage section=Section::Deadlines>
            <PageHeader title=Section::Deadlines.name() lead=t::lead() />
            <AsyncView of=known skeleton=Shape::Card let:known>
                <DeadlinesForm rules=known.0 areas=known.1 />
            </AsyncView>
        </AdminPage>
    }
    .into_any()
}
