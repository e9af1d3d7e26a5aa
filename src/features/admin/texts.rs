//! What all administration pages say.

use crate::i18n::texts;

texts! {
    administration { da: "Administration", en: "Administration" }
    menu { da: "Administration: afsnit", en: "Administration: sections" }

    save { da: "Gem", en: "Save" }
    cancel { da: "Annuller", en: "Cancel" }
    close { da: "Luk", en: "Close" }
    fill_in(label: &str) { da: "Udfyld {label}", en: "Fill in {label}" }
    about_field(label: &str, text: &str) { da: "{label}: {text}", en: "{label}: {text}" }
    edit { da: "Ret", en: "Edit" }
    edit_thing(name: &str) { da: "Ret {name}", en: "Edit {name}" }
    undone { da: "Fortrudt", en: "Undone" }
    actions { da: "Handlinger", en: "Actions" }
    csv { da: "Som CSV", en: "As CSV" }
    xlsx { da: "Som Excel (XLSX)", en: "As Excel (XLSX)" }
    export { da: "Hent listen", en: "Download the list" }

    role_leader { da: "Decentral leder", en: "Decentral leader" }
    role_process_owner { da: "Procesejer", en: "Process owner" }
    role_facilitator { da: "Facilitator", en: "Facilitator" }
    role_management { da: "Ledelse", en: "Management" }
    role_administrator { da: "Administrator", en: "Administrator" }
    role_leader_hint { da: "Melder og støtter ønsker for sin enhed", en: "Reports and supports wishes for the unit" }
    role_process_owner_hint {
        da: "Vurderer og besvarer ønsker, driver tiltag",
        en: "Assesses and answers wishes, runs initiatives",
    }
    role_facilitator_hint { da: "Leder workshops", en: "Leads workshops" }
    role_management_hint { da: "Ser på tværs og efterprøver effekter", en: "Sees across and verifies effects" }
    role_administrator_hint {
        da: "Styrer organisation, personer, runder og import",
        en: "Manages organisation, people, rounds and imports",
    }

    kind_municipality { da: "Kommune", en: "Municipality" }
    kind_administration { da: "Forvaltning", en: "Administration" }
    kind_shared_unit { da: "Koncernenhed", en: "Shared unit" }
    kind_department { da: "Center eller afdeling", en: "Centre or department" }
    kind_institution { da: "Institution", en: "Institution" }
    kind_team { da: "Team", en: "Team" }

    from_day(day: String) { da: "fra {day}", en: "from {day}" }
    until_day(day: String) { da: "til {day}", en: "until {day}" }
    between_days(from: String, to: String) { da: "{from} – {to}", en: "{from} – {to}" }
}
