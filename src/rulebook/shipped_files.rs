/// Every rulebook under `rules/`; a test holds this list against the folder.
const RULEBOOKS: &[Shipped] = &[
    Shipped {
        id: "uk-gdpr-2024",
        text: include_str!("../../rules/uk-gdpr-2024/rulebook.toml"),
        decisions: &[
            ("23andme-2025", include_str!("../../rules/uk-gdpr-2024/examples/23andme-2025.toml")),
            ("advanced-2025", include_str!("../../rules/uk-gdpr-2024/examples/advanced-2025.toml")),
            ("birthlink-2025", include_str!("../../rules/uk-gdpr-2024/examples/birthlink-2025.toml")),
            ("capita-pension-solutions-2025", include_str!("../../rules/uk-gdpr-2024/examples/capita-pension-solutions-2025.toml")),
            ("dpp-law-2025", include_str!("../../rules/uk-gdpr-2024/examples/dpp-law-2025.toml")),
            ("police-scotland-2026", include_str!("../../rules/uk-gdpr-2024/examples/police-scotland-2026.toml")),
            ("psni-2024", include_str!("../../rules/uk-gdpr-2024/examples/psni-2024.toml")),
            ("reddit-2026", include_str!("../../rules/uk-gdpr-2024/examples/reddit-2026.toml")),
            ("south-staffordshire-2026", include_str!("../../rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml")),
        ],
    },
    Shipped {
        id: "uk-gdpr-2018",
        text: include_str!("../../rules/uk-gdpr-2018/rulebook.toml"),
        decisions: &[
            ("british-airways-2020", include_str!("../../rules/uk-gdpr-2018/examples/british-airways-2020.toml")),
            ("cabinet-office-2021", include_str!("../../rules/uk-gdpr-2018/examples/cabinet-office-2021.toml")),
            ("central-ymca-2024", include_str!("../../rules/uk-gdpr-2018/examples/central-ymca-2024.toml")),
            ("clearview-2022", include_str!("../../rules/uk-gdpr-2018/examples/clearview-2022.toml")),
            ("doorstep-dispensaree-2019", include_str!("../../rules/uk-gdpr-2018/examples/doorstep-dispensaree-2019.toml")),
            ("hiv-scotland-2021", include_str!("../../rules/uk-gdpr-2018/examples/hiv-scotland-2021.toml")),
            ("interserve-2022", include_str!("../../rules/uk-gdpr-2018/examples/interserve-2022.toml")),
            ("marriott-2020", include_str!("../../rules/uk-gdpr-2018/examples/marriott-2020.toml")),
            ("mermaids-2021", include_str!("../../rules/uk-gdpr-2018/examples/mermaids-2021.toml")),
            ("tavistock-2022", include_str!("../../rules/uk-gdpr-2018/examples/tavistock-2022.toml")),
            ("ticketmaster-2020", include_str!("../../rules/uk-gdpr-2018/examples/ticketmaster-2020.toml")),
            ("tiktok-2023", include_str!("../../rules/uk-gdpr-2018/examples/tiktok-2023.toml")),
            ("tuckers-2022", include_str!("../../rules/uk-gdpr-2018/examples/tuckers-2022.toml")),
        ],
    },
];

/// Every schedule under `rules/`.
const SCHEDULES: &[Shipped] = &[
    Shipped { id: "ncsc-engagement-2023", text: include_str!("../../rules/ncsc-engagement-2023/schedule.toml"), decisions: &[] },
];
