/// Every rulebook under `rules/`; a test holds this list against the folder.
const RULEBOOKS: &[Shipped] = &[
    Shipped { id: "uk-gdpr-2024", text: include_str!("../../rules/uk-gdpr-2024/rulebook.toml"), decisions: &[] },
    Shipped { id: "uk-gdpr-2018", text: include_str!("../../rules/uk-gdpr-2018/rulebook.toml"), decisions: &[] },
];

/// Every schedule under `rules/`.
const SCHEDULES: &[Shipped] = &[
    Shipped { id: "ncsc-engagement-2023", text: include_str!("../../rules/ncsc-engagement-2023/schedule.toml"), decisions: &[] },
];
