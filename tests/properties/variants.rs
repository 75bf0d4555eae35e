//! The present rulebook, changed in what follows the engagement.

use crate::ground::{Ground, ground_of, grounds};
use affeer::diagnostic::Source;
use affeer::rulebook::Rulebook;
use std::sync::OnceLock;

/// The present rulebook, and others that differ from it in what comes after the engagement.
pub fn variants() -> &'static [(&'static str, Ground)] {
    static VARIANTS: OnceLock<Vec<(&'static str, Ground)>> = OnceLock::new();
    VARIANTS.get_or_init(|| {
        const ROUNDING: &str = "[[step]]\nid = \"rounding\"\nlabel = \"Rounding\"\nauthority = [\"fg-step-5\"]\n\n\
             [step.operation.rounding]\nto = \"GBP 1,000\"\nway = \"half-up\"\n\n";
        let factors = "[step.operation.factors]\nof = \"starting-point\"\nceiling = [";
        let adjustment = "[step.operation.adjustment]\nof = \"balance\"\npermitted = { from = \"-100%\", to = \"statutory-maximum\" }\nindicated = { decisions";
        let (cap, hardship) = ("[[step]]\nid = \"cap\"", "[[step]]\nid = \"hardship\"");
        let net = "net = { from = \"-15%\", to = \"+15%\", standing = \"assumption\", rationale = \"Made up.\" }";
        let of_balance = || vec![(factors, factors.replace("starting-point", "balance"))];
        let netted = || vec![(factors, factors.replace("ceiling = [", &format!("{net}\nceiling = [")))];
        [
            ("as shipped", Vec::new()),
            ("factors of the balance", of_balance()),
            ("adjustment of the starting point", vec![(adjustment, adjustment.replace("\"balance\"", "\"starting-point\""))]),
            ("rounded before the cap", vec![(cap, format!("{ROUNDING}{cap}"))]),
            ("rounded after the cap", vec![(hardship, format!("{ROUNDING}{hardship}"))]),
            ("net", netted()),
            ("for each infringement", Vec::new()),
            ("for each infringement, of the balance", of_balance()),
            ("for each infringement, net", netted()),
        ]
        .into_iter()
        .map(|(name, replaced)| {
            let shipped = &grounds()[0];
            let mut text = shipped.text.clone();
            for (from, to) in replaced {
                assert_eq!(text.matches(from).count(), 1, "{from}");
                text = text.replace(from, &to);
            }
            let schedule = shipped.schedule.clone();
            let own = schedule.clone().map(|text| Source::new("schedule.toml", text));
            let rulebook = Rulebook::read(Source::new("rulebook.toml", text.as_str()), own).unwrap();
            let apart = rulebook.apart().filter(|_| name.starts_with("for each infringement")).cloned();
            (name, ground_of(apart.unwrap_or(rulebook), text, schedule))
        })
        .collect()
    })
}
