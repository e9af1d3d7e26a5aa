//! The closed lists of words about wishes.

words! {
    /// Where a wish stands: received → being assessed → answered → carried out → confirmed.
    pub enum WishStatus {
        Received = "received",
        Assessing = "assessing",
        /// Answered: see the decision.
        Answered = "answered",
        /// What was promised has been delivered; those who asked are asked whether it helps.
        CarriedOut = "carried_out",
        /// Those who asked say that it helps.
        Confirmed = "confirmed",
        /// Delivered, but someone who asked says that it does not help: open again.
        Reopened = "reopened",
    }
}

impl WishStatus {
    /// Whether an answer is still owed.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Assessing | Self::Reopened)
    }

    /// Whether what was promised has been delivered.
    pub fn is_delivered(self) -> bool {
        matches!(self, Self::CarriedOut | Self::Confirmed)
    }
}

words! {
    /// What an answer decides.
    pub enum Decision {
        WillBeDone = "will_be_done",
        UnderWay = "under_way",
        WillBeTried = "will_be_tried",
        PassedOn = "passed_on",
        NotNow = "not_now",
        No = "no",
    }
}

impl Decision {
    /// Whether something is done, so that an initiative or a horizon is owed.
    pub fn does_something(self) -> bool {
        matches!(self, Self::WillBeDone | Self::UnderWay | Self::WillBeTried)
    }
}

words! {
    /// Whose rule it is; the answer routes the wish.
    pub enum RuleSource {
        OwnUnit = "own_unit",
        Administration = "administration",
        Municipality = "municipality",
        State = "state",
        Eu = "eu",
        Agreement = "agreement",
        Unknown = "unknown",
    }
}

words! {
    /// What kind of trouble it is. Most are not about rules (Copenhagen 2023).
    pub enum WishKind {
        Rule = "rule",
        Process = "process",
        It = "it",
        Guidance = "guidance",
        Support = "support",
        Responsibility = "responsibility",
    }
}

words! {
    /// Who may see who wrote it. The author's choice, and it holds everywhere.
    pub enum AuthorVisibility {
        Everyone = "everyone",
        /// The process owners of the area only.
        Owner = "owner",
        Nobody = "nobody",
    }
}

words! {
    /// Whether it helps.
    pub enum Verdict {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
}

words! {
    /// How a list of wishes is sorted.
    pub enum WishSort {
        /// Those that have what is searched for best first; where nothing is searched for, as `units`.
        Relevance = "relevance",
        /// Most units hit first.
        Units = "units",
        /// Most hours a year first.
        Hours = "hours",
        /// Newest first.
        Newest = "newest",
        /// Longest waiting first.
        Oldest = "oldest",
        /// What is due first.
        Deadline = "deadline",
    }
}
