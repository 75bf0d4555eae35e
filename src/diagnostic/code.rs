//! The closed list of diagnostic codes, each with what it means.

macro_rules! codes {
    ($($variant:ident $name:literal $meaning:literal;)*) => {
        /// Which finding a diagnostic is. `affeer explain CODE` prints its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, in the order of `affeer explain`.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name printed with a diagnostic.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// What it means and why the file is refused.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)* }
            }

            /// Whether nothing is refused for it, unless warnings are denied.
            #[must_use]
            pub fn is_warning(self) -> bool {
                matches!(self, Code::TierOrder | Code::FarApart | Code::RoundedAfterCap | Code::BandsOverlap)
            }
        }
    };
}

codes! {
    // Shape: the file itself.
    Syntax "syntax" "The file is not TOML or JSON at this place.";
    TooLarge "too-large" "The file, a list in it or a text in it is larger than stated limits: 1 MiB and 100,000 lines a file, 5,000 tables in lists a file of TOML, 10,000 characters a text, 1,000 entries a list or a table, 64 levels of nesting, 256 parts a condition. Of a hundred or more things wrong with one file the first 99 are told.";
    ControlCharacter "control-character" "A text holds a character that is not seen, passes for a space or reverses the direction of writing, or more marks than a letter can carry; so a report could show something else than it says.";
    DuplicateKey "duplicate-key" "The same key is written twice; which one holds would be a guess.";
    UnknownKey "unknown-key" "The key is not one of those that may stand here. A misspelt key must not drop a fact in silence.";
    MissingKey "missing-key" "A key that must be written is missing.";
    WrongType "wrong-type" "The value is of another type than the key takes, for instance a text where a list stands.";
    NotAnOption "not-an-option" "The word is not one of the options that may stand here.";
    MalformedId "malformed-id" "An id has other characters than lower-case letters, digits and hyphens, or begins with none of them.";
    DuplicateId "duplicate-id" "Two things of one kind have the same id.";
    ListedTwice "listed-twice" "A list in which each thing counts once names one of them twice.";
    // Values.
    MoneyNotText "money-not-text" "A sum of money is written as a bare number or with a floating point. Sums carry their currency and are written as text, so that no digit is lost.";
    MalformedMoney "malformed-money" "A sum of money is not written as currency and digits.";
    OtherCurrency "other-currency" "A sum is in another currency than the rulebook counts in. The program knows no rates.";
    MalformedPercent "malformed-percent" "A percentage is not digits followed by `%`.";
    PercentOutOfRange "percent-out-of-range" "A percentage lies outside what the place can mean, for instance a share above 100 %.";
    SignMissing "sign-missing" "A change has no sign, or the wrong one: `-20%` lowers the penalty, `+10%` raises it.";
    MalformedCount "malformed-count" "A count is not a whole number of nil or more.";
    MalformedDate "malformed-date" "A date is no day of the calendar between 1900 and 2200, or a time has no offset.";
    MalformedCivilTime "malformed-civil-time" "The civil time of a rulebook is not a POSIX rule with the days on which the clock changes.";
    MalformedDuration "malformed-duration" "A duration is not a whole number of minutes, hours or days.";
    BackwardRange "backward-range" "A range or a period ends before it begins.";
    OutsidePermitted "outside-permitted" "A fact lies outside the range the rulebook permits for it.";
    MalformedPinpoint "malformed-pinpoint" "A pinpoint is not written as paragraph and point, each in brackets of its own.";
    NoSuchParagraph "no-such-paragraph" "The provision has no paragraph or point of that name.";
    // Conditions.
    ConditionSyntax "condition-syntax" "A condition cannot be read at this place.";
    ConditionType "condition-type" "A condition compares or combines unlike things, for instance a duration with a sum.";
    ConditionEscapes "condition-escapes" "A condition stands in an ordinary string with escapes, so that places inside it cannot be told; it stands in single quotes.";
    // Rulebooks.
    NumberWithoutAuthority "number-without-authority" "A number in a rulebook has neither an authority nor, as our own assumption, a rationale.";
    AssumptionWithoutRationale "assumption-without-rationale" "A number with the standing `assumption` gives no rationale.";
    NoSuchAuthority "no-such-authority" "An authority is named that the rulebook does not declare.";
    UnusedAuthority "unused-authority" "An authority is declared and nothing relies on it.";
    NoSuchFact "no-such-fact" "A fact is named that the rulebook does not declare.";
    NoSuchStep "no-such-step" "A step is named that the rulebook does not have.";
    NoSuchFactor "no-such-factor" "A factor is named that the rulebook does not have.";
    NoSuchBand "no-such-band" "A band is named that the step does not have.";
    NoSuchReference "no-such-reference" "Something is named, for instance a head, a service or a section, that is not declared.";
    UnusedFact "unused-fact" "A fact is asked for and nothing uses it.";
    FeedsDiffer "feeds-differ" "What a fact is said to feed is not what it feeds.";
    CountedTwice "counted-twice" "One fact feeds both seriousness and a factor, and the rulebook does not say why that counts it once.";
    WrongBase "wrong-base" "A percentage is taken of the starting point before there is one, or lowers a balance that an earlier step set apart from it, or a factor of another base than its step.";
    StepOrder "step-order" "A step stands where it cannot: a cap before the steps it caps, a total without infringements, anything before the statutory maximum; or the step that keeps the penalty to that is missing.";
    NeverReached "never-reached" "A rule can never hold: it follows one that always does, or its condition is false whatever the facts.";
    BandsBroken "bands-broken" "Bands overlap, leave a gap or stand in the wrong order.";
    IndicatedOutside "indicated-outside" "An indicated range or value lies outside the permitted range.";
    NotAScale "not-a-scale" "Shares that must come to the whole do not, or weights that must fall or rise in order do not.";
    PeriodsOverlap "periods-overlap" "Two versions of one rulebook are in force on the same day.";
    FactDeclaredTwice "fact-declared-twice" "A fact is declared by the rulebook and by its schedule with different types.";
    GatesDiffer "gates-differ" "The gates of a schedule are not the nine gates in their order.";
    NoAssumedValue "no-assumed-value" "A fact is used as an amount and the rulebook does not say what the central reading takes when it is not known.";
    // What may be a slip: told, and refused where warnings are denied.
    TierOrder "tier-order" "A warning: a tier of the statutory maximum comes to more than one that is taken before it. The gravest usually stands first.";
    FarApart "far-apart" "A warning: two sums of one kind lie more than a hundredfold apart, as a slip of digits leaves them.";
    RoundedAfterCap "rounded-after-cap" "A warning: a step rounds upwards or to the nearest after the cap. What it lifts above the statutory maximum is cut again, so that the sum may not be round.";
    BandsOverlap "bands-overlap" "A warning: the shares of two bands of size overlap.";
    // Cases.
    NoSuchRulebook "no-such-rulebook" "The case names a rulebook or schedule that is not at hand.";
    NoRulebookInForce "no-rulebook-in-force" "No rulebook at hand was in force on the day that decides, or none reaches conduct of that time.";
    DayNeeded "day-needed" "The case names no rulebook and gives no date by which one could be chosen.";
    NoSuchExhibit "no-such-exhibit" "An exhibit is named that the case does not list.";
    NoSuchInfringement "no-such-infringement" "An infringement is named that the case does not have.";
    NotPerInfringement "not-per-infringement" "Something is said of one infringement where the rulebook asks it of the whole case, or the other way round; or of the whole case, and no infringement carries it.";
    RequiredFact "required-fact" "A fact without which nothing can be assessed is missing.";
    ContradictoryDates "contradictory-dates" "Dates contradict each other, for instance a breach reported before anybody was aware of it.";
    ContradictoryFacts "contradictory-facts" "Two facts cannot both be so.";
    DeterminationOutsideRange "determination-outside-range" "A determination lies outside the permitted range, or the facts rule it out, and it does not say why it departs.";
    DeterminationUnclear "determination-unclear" "A determination gives no value or more than one, or names neither a step nor factors.";
    DeterminationTwice "determination-twice" "Something is determined twice.";
    NothingToDetermine "nothing-to-determine" "The step leaves nothing to decide.";
    MixedSides "mixed-sides" "One figure covers aggravating and mitigating factors together; give one for each side.";
    DepartsWithoutNeed "departs-without-need" "A determination says that it departs from the permitted range and does not.";
    NoReason "no-reason" "A determination that is a plain sum gives no reason.";
    FindingUnclear "finding-unclear" "What a published decision is said to have found of engagement does not go together, or says something else than what the case says the regulator decided.";
    NoSuchKind "no-such-kind" "A kind of evidence is named that the schedule does not know.";
    NotForThisKind "not-for-this-kind" "Evidence says something that its kind does not carry, for instance advice followed for a certificate.";
    OutOfRange "out-of-range" "A figure has more than 28 digits.";
}
