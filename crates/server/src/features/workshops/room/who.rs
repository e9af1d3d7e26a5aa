//! Which of those who lead did what the others ask about afterwards: noted a decision, or sent somebody out. Told to those who lead alone, and
//! forgotten with the names of those who took part.

use std::collections::BTreeSet;

use forenkl_api::{
    ClusterId, PersonId,
    workshops::{Lead, Map},
};

use super::state::{Cluster, Member, State};

impl State {
    /// Whether it is noted who does this. Of most that is done in front of everybody nobody asks, and what is not noted need not be forgotten.
    pub fn notes_who(&self, lead: &Lead) -> bool {
        !self.unnamed && matches!(lead, Lead::Decide { .. } | Lead::SendOut { .. })
    }

    pub(super) fn note_who(&mut self, lead: &Lead, who: Option<&PersonId>) {
        match lead {
            Lead::Decide { cluster, .. } => {
                if let Some(cluster) = self.clusters.get_mut(cluster) {
                    cluster.decided_by = who.cloned();
                }
            }
            Lead::SendOut { participant } => self.with(participant, |member| member.out_by = who.cloned()),
            // Somebody may have come who is not to be forgotten yet.
            Lead::Open => self.unnamed = false,
            _ => {}
        }
    }

    pub(super) fn forget_who(&mut self) {
        self.unnamed = true;
        self.clusters.values_mut().for_each(|cluster| cluster.decided_by = None);
        self.people.values_mut().for_each(|member| member.out_by = None);
    }

    /// Those who did something and have no name here yet.
    pub fn unknown_leaders(&self) -> BTreeSet<PersonId> {
        let decided = self.clusters.values().filter_map(|cluster| cluster.decided_by.as_ref());
        let sent_out = self.people.values().filter_map(|member| member.out_by.as_ref());
        decided.chain(sent_out).filter(|who| !self.leaders.contains_key(*who)).cloned().collect()
    }

    fn leader(&self, who: Option<&PersonId>) -> Option<String> {
        self.leaders.get(who?).cloned()
    }

    /// Who noted each decision, as far as that is known.
    pub(super) fn decided_by(&self) -> Map<ClusterId, String> {
        let by = |(id, cluster): (&ClusterId, &Cluster)| {
            Some((id.clone(), self.leader(cluster.decided_by.as_ref())?))
        };
        self.clusters.iter().filter_map(by).collect()
    }

    /// Who sent somebody out, empty where that is not known; nothing where nobody did.
    pub(super) fn sent_out(&self, member: &Member) -> Option<String> {
        member.out.then(|| self.leader(member.out_by.as_ref()).unwrap_or_default())
    }
}
