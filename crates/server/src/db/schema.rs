//! The tables, as Diesel sees them; `migrations/` makes them.

diesel::table! { counters (name) { name -> Text, value -> BigInt, } }

diesel::table! {
    units (id) {
        id -> Text, parent_id -> Nullable<Text>, kind -> Text, name -> Text, short_name -> Text,
        outside_id -> Nullable<Text>, valid_from -> Nullable<Text>, valid_to -> Nullable<Text>, version -> BigInt,
    }
}

diesel::table! {
    areas (id) { id -> Text, code -> Text, name -> Text, unit_id -> Text, retired -> Bool, version -> BigInt, }
}

diesel::table! {
    people (id) {
        id -> Text, name -> Text, email -> Nullable<Text>, password_hash -> Nullable<Text>, language -> Text,
        closed -> Bool, persona -> Nullable<Text>, version -> BigInt,
    }
}

diesel::table! {
    positions (id) {
        id -> Text, person_id -> Text, role -> Text, unit_id -> Text, valid_from -> Nullable<Text>,
        valid_to -> Nullable<Text>,
    }
}

diesel::table! { position_areas (position_id, area_id) { position_id -> Text, area_id -> Text, } }

diesel::table! {
    sessions (token_hash) { token_hash -> Text, person_id -> Text, created_at -> BigInt, expires_at -> BigInt, }
}

diesel::table! {
    invitations (token_hash) {
        token_hash -> Text, person_id -> Text, expires_at -> BigInt, used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    rounds (id) {
        id -> Text, name -> Text, purpose -> Text, opens_on -> Text, closes_on -> Text,
        closed_at -> Nullable<BigInt>, version -> BigInt,
    }
}
diesel::table! { round_areas (round_id, area_id) { round_id -> Text, area_id -> Text, } }
diesel::table! { round_units (round_id, unit_id) { round_id -> Text, unit_id -> Text, } }

diesel::table! {
    wishes (number) {
        number -> BigInt, client_key -> Nullable<Text>, title -> Text, body -> Text, suggestion -> Text,
        area_id -> Text, rule -> Text, rule_source -> Text, kind -> Text, author_id -> Nullable<Text>,
        unit_id -> Nullable<Text>, visibility -> Text, round_id -> Nullable<Text>, status -> Text,
        decision -> Nullable<Text>, horizon -> Nullable<Text>, load_tenths -> Nullable<BigInt>,
        load_times -> Nullable<BigInt>, load_people -> Nullable<BigInt>, estimated_minutes -> Nullable<BigInt>,
        confirmed_minutes -> Nullable<BigInt>, verified_minutes -> Nullable<BigInt>, burden_sort -> BigInt,
        supporters -> BigInt, units_hit -> BigInt, comments -> BigInt, received -> Nullable<Text>,
        recorded_at -> BigInt, assessed_at -> Nullable<BigInt>, answered_at -> Nullable<BigInt>,
        carried_out_at -> Nullable<BigInt>, confirmed_at -> Nullable<BigInt>, question -> Nullable<Text>,
        question_at -> Nullable<BigInt>, question_by -> Nullable<Text>, removed_at -> Nullable<BigInt>,
        merged_into -> Nullable<BigInt>, merged_at -> Nullable<BigInt>,
        source -> Nullable<Text>, outside_id -> Nullable<Text>, made_up -> Bool, search_text -> Text,
        version -> BigInt, clock_from -> Nullable<BigInt>, clock_met_at -> Nullable<BigInt>,
        first_due -> Nullable<BigInt>, answer_due -> Nullable<BigInt>, assignee_id -> Nullable<Text>,
    }
}

diesel::table! {
    supports (wish, person_id) {
        wish -> BigInt, person_id -> Text, unit_id -> Text, load_tenths -> Nullable<BigInt>,
        load_times -> Nullable<BigInt>, load_people -> Nullable<BigInt>, minutes -> Nullable<BigInt>, at -> BigInt,
    }
}
diesel::table! { follows (wish, person_id) { wish -> BigInt, person_id -> Text, } }

diesel::table! {
    comments (id) {
        id -> Text, client_key -> Nullable<Text>, wish -> BigInt, author_id -> Nullable<Text>,
        unit_id -> Nullable<Text>, body -> Text, official -> Bool, at -> BigInt, edited_at -> Nullable<BigInt>,
        removed_at -> Nullable<BigInt>, removed_by -> Nullable<Text>,
    }
}

diesel::table! {
    initiatives (number) {
        number -> BigInt, client_key -> Nullable<Text>, title -> Text, purpose -> Text, improvement -> Text,
        area_id -> Text, unit_id -> Text, owner_id -> Nullable<Text>, starts -> Nullable<Text>,
        horizon -> Nullable<Text>, horizon_day -> Nullable<BigInt>, status -> Text, health -> Text,
        delivered_at -> Nullable<BigInt>, stopped_at -> Nullable<BigInt>, recorded_at -> BigInt,
        source -> Nullable<Text>, outside_id -> Nullable<Text>, made_up -> Bool, search_text -> Text, version -> BigInt,
    }
}
diesel::table! { initiative_wishes (initiative, wish) { initiative -> BigInt, wish -> BigInt, } }

diesel::table! {
    answers (id) {
        id -> Text, wish -> BigInt, decision -> Text, reason -> Text, unit_id -> Text,
        initiative -> Nullable<BigInt>, horizon -> Nullable<Text>, by_id -> Nullable<Text>, at -> BigInt,
    }
}
diesel::table! {
    verdicts (wish, person_id) { wish -> BigInt, person_id -> Text, verdict -> Text, comment -> Text, at -> BigInt, }
}
diesel::table! {
    milestones (id) {
        id -> Text, initiative -> BigInt, title -> Text, owner_id -> Nullable<Text>, due -> Nullable<Text>,
        done_at -> Nullable<BigInt>, position -> BigInt,
    }
}
diesel::table! {
    status_updates (id) {
        id -> Text, initiative -> BigInt, status -> Text, health -> Text, text -> Text, by_id -> Nullable<Text>,
        at -> BigInt,
    }
}
diesel::table! {
    effects (id) { id -> Text, initiative -> BigInt, measure -> Text, unit -> Text, position -> BigInt, }
}
diesel::table! {
    effect_values (id) {
        id -> Text, effect_id -> Text, level -> Text, hundredths -> BigInt, note -> Text, by_id -> Nullable<Text>,
        at -> BigInt,
    }
}
diesel::table! {
    deadline_rules (id) {
        id -> Text, first_days -> BigInt, answer_days -> BigInt, warn_days -> BigInt, escalate_days -> BigInt,
        quiet_from -> Nullable<Text>, quiet_to -> Nullable<Text>, closed -> Text, version -> BigInt,
    }
}
diesel::table! {
    area_deadlines (area_id) { area_id -> Text, first_days -> Nullable<BigInt>, answer_days -> Nullable<BigInt>, }
}
diesel::table! {
    turns (id) {
        id -> Text, wish -> BigInt, holder -> Text, area_id -> Nullable<Text>, from_at -> BigInt,
        to_at -> Nullable<BigInt>,
    }
}
diesel::table! { reminders (wish, kind, due) { wish -> BigInt, kind -> Text, due -> BigInt, at -> BigInt, } }
diesel::table! {
    scheduled_answers (wish) {
        wish -> BigInt, body -> Text, publish_at -> BigInt, by_id -> Text, made_at -> BigInt,
        failed_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    answer_templates (id) {
        id -> Text, name -> Text, decision -> Nullable<Text>, text -> Text, area_id -> Nullable<Text>,
        version -> BigInt,
    }
}
diesel::table! { appeals (wish) { wish -> BigInt, by_id -> Text, reason -> Text, at -> BigInt, } }
diesel::table! {
    referrals (wish) {
        wish -> BigInt, owner -> Text, addressee -> Text, sent_on -> Nullable<Text>, reply_due -> Nullable<Text>,
        reply_due_day -> Nullable<BigInt>, replied_on -> Nullable<Text>, reply -> Text, by_id -> Nullable<Text>,
        at -> BigInt, version -> BigInt,
    }
}
diesel::table! {
    imports (id) {
        id -> Text, kind -> Text, file_name -> Text, by_id -> Nullable<Text>, at -> BigInt, made -> BigInt,
        changed -> BigInt, same -> BigInt, refused -> BigInt, refused_csv -> Text, undone_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    import_records (import_id, position) {
        import_id -> Text, position -> BigInt, record_id -> Text, before -> Nullable<Text>, version_after -> BigInt,
    }
}
diesel::table! { import_headings (kind, heading) { kind -> Text, heading -> Text, field -> Text, } }

diesel::table! {
    merges (id) {
        id -> Text, into_wish -> BigInt, reason -> Text, by_id -> Nullable<Text>, at -> BigInt,
        undone_at -> Nullable<BigInt>, undone_by -> Nullable<Text>,
    }
}
diesel::table! {
    merge_parts (merge_id, wish) { merge_id -> Text, wish -> BigInt, was_into -> Nullable<BigInt>, }
}
diesel::table! {
    merge_optouts (wish, into_wish, person_id, what) {
        wish -> BigInt, into_wish -> BigInt, person_id -> Text, what -> Text,
    }
}
diesel::table! { not_doubles (a, b) { a -> BigInt, b -> BigInt, } }

diesel::table! {
    feeds (id) { id -> Text, person_id -> Text, purpose -> Text, made_at -> BigInt, }
}

diesel::table! {
    webhooks (id) {
        id -> Text, name -> Text, url -> Text, secret -> Text, format -> Text, events -> Text, areas -> Text,
        paused -> Bool, since_seq -> BigInt, version -> BigInt,
    }
}
diesel::table! {
    webhook_deliveries (id) {
        id -> Text, webhook_id -> Text, seq -> Nullable<BigInt>, action -> Text, state -> Text, tries -> BigInt,
        next_try_at -> Nullable<BigInt>, last_status -> Nullable<BigInt>, last_error -> Nullable<Text>,
        made_at -> BigInt, done_at -> Nullable<BigInt>,
    }
}

diesel::table! { synonyms (id) { id -> Text, words -> Text, version -> BigInt, } }

diesel::table! {
    activity (seq) {
        seq -> BigInt, at -> BigInt, actor_id -> Nullable<Text>, actor_visibility -> Text, action -> Text,
        subject_kind -> Text, subject -> Text, label -> Text, before -> Nullable<Text>, after -> Nullable<Text>,
    }
}

diesel::table! {
    notices (id) {
        id -> Text, person_id -> Text, seq -> BigInt, kind -> Text, wish -> Nullable<BigInt>,
        initiative -> Nullable<BigInt>, at -> BigInt, read_at -> Nullable<BigInt>, mail_at -> Nullable<BigInt>,
        mail_id -> Nullable<Text>, workshop -> Nullable<Text>,
    }
}
diesel::table! {
    mails (id) {
        id -> Text, person_id -> Nullable<Text>, kind -> Text, state -> Text, tries -> BigInt,
        next_try_at -> Nullable<BigInt>, made_at -> BigInt, sent_at -> Nullable<BigInt>, last_error -> Nullable<Text>,
    }
}
diesel::table! { secrets (name) { name -> Text, value -> Text, } }
diesel::table! { notice_choices (person_id, kind) { person_id -> Text, kind -> Text, pace -> Text, } }

diesel::joinable!(areas -> units (unit_id));
diesel::joinable!(webhook_deliveries -> webhooks (webhook_id));
diesel::joinable!(positions -> people (person_id));
diesel::table! {
    workshops (id) {
        id -> Text,
        title -> Text,
        unit_id -> Text,
        status -> Text,
        starts_at -> Nullable<BigInt>,
        place -> Text,
        minutes -> BigInt,
        plan -> Text,
        code -> Nullable<Text>,
        code_until -> Nullable<BigInt>,
        created_by -> Text,
        created_at -> BigInt,
        opened_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        seq -> BigInt,
        version -> BigInt,
        guests -> Text,
        programme -> Text,
    }
}

diesel::table! {
    workshop_facilitators (workshop, person_id) {
        workshop -> Text,
        person_id -> Text,
    }
}

diesel::table! {
    workshop_entries (workshop, seq) {
        workshop -> Text,
        seq -> BigInt,
        at -> BigInt,
        content -> Text,
    }
}

diesel::table! {
    workshop_participants (workshop, participant) {
        workshop -> Text,
        participant -> Text,
        token_hash -> Nullable<Text>,
        person_id -> Nullable<Text>,
        name -> Text,
        email -> Text,
        joined_at -> BigInt,
        language -> Nullable<Text>,
    }
}

diesel::table! {
    workshop_outcomes (workshop, cluster, kind) {
        workshop -> Text, cluster -> Text, kind -> Text, number -> BigInt,
    }
}
diesel::table! {
    voices (wish, workshop, participant) {
        wish -> BigInt, workshop -> Text, participant -> Text, person_id -> Nullable<Text>, unit_id -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    workshop_letters (id) {
        id -> Text, workshop -> Text, address -> Text, about -> Text, wish -> BigInt, occasion -> BigInt,
    }
}

diesel::joinable!(workshop_letters -> workshops (workshop));
diesel::joinable!(workshop_outcomes -> workshops (workshop));
diesel::joinable!(workshop_participants -> workshops (workshop));
diesel::joinable!(positions -> units (unit_id));
diesel::joinable!(position_areas -> positions (position_id));
diesel::joinable!(sessions -> people (person_id));
diesel::joinable!(wishes -> areas (area_id));
diesel::joinable!(supports -> wishes (wish));
diesel::joinable!(supports -> units (unit_id));
diesel::joinable!(initiative_wishes -> initiatives (initiative));
diesel::joinable!(initiative_wishes -> wishes (wish));
diesel::joinable!(answers -> wishes (wish));
diesel::joinable!(referrals -> wishes (wish));
diesel::joinable!(effect_values -> effects (effect_id));
diesel::joinable!(activity -> people (actor_id));

diesel::allow_tables_to_appear_in_same_query!(
    units,
    areas,
    people,
    positions,
    position_areas,
    sessions,
    invitations,
    rounds,
    round_areas,
    round_units,
    wishes,
    supports,
    follows,
    comments,
    initiatives,
    initiative_wishes,
    answers,
    verdicts,
    milestones,
    status_updates,
    effects,
    effect_values,
    deadline_rules,
    area_deadlines,
    turns,
    reminders,
    scheduled_answers,
    answer_templates,
    appeals,
    referrals,
    imports,
    import_records,
    merges,
    merge_parts,
    merge_optouts,
    not_doubles,
    synonyms,
    activity,
    notices,
    notice_choices,
    mails,
    secrets,
    feeds,
    webhooks,
    webhook_deliveries,
    workshops,
    workshop_facilitators,
    workshop_entries,
    workshop_participants,
    workshop_outcomes,
    workshop_letters,
    voices,
);
