// The door of the core: what it is asked and what it answers. Made from the types in src/web by
// `UPDATE=1 cargo test --lib door_types`; never changed by hand.

/** An item that is to be added to a list of the case. */
export type AddRequest = {
  /** The list: `evidence`. To a list that there is not, nothing is added. */
  list: string,
  /** The kind of evidence; the step or factor that is decided, `step seriousness`; else empty. */
  of: string,
};

/** What became of a request. */
export type Answer<T> = { "kind": "assessed" } & T | { "kind": "refused",
  /** Why; there is at least one reason. */
  problems: Array<Problem>,
};

/** Answers that are to be saved in the case. */
export type AnswersRequest = {
  /** What was typed, by question: `{"facts:turnover": "385m"}`. Read by the questionnaire, whose
   * questions have many shapes. */
  typed: Record<string,unknown>,
};

/** The assessment as the JSON that the command line prints. */
export type AssessmentFile = {
  /** The text of the file. */
  json: string,
};

/** A case that is to be begun. */
export type BeginRequest = {
  /** The day of assessment, as `2026-11-23`; where it is no day, the case gives none. */
  today: string,
};

/** Which file a case is, and when that was asked. */
export type CaseDigest = {
  /** SHA-256 of the case file, in hex; with what it covers where that is not the file as it
   * stands, and words in its place where the case is refused. */
  sha256: string,
  /** What its first line says of the rules it was written under, where it does. */
  stamp: string | null,
  /** When it was asked, in words. */
  at: string,
};

/** A case file. */
export type CaseFile = {
  /** Its text. */
  case: string,
};

/** The case that a request is about, and the rules it is to be read by. */
export type CaseRequest = {
  /** The text of the case file; empty where there is none yet. */
  case?: string,
  /** The text of the user's own rulebook, where they brought one. */
  rulebook?: string | null,
  /** The text of the user's own schedule, where they brought one. */
  schedule?: string | null,
};

/** A case to compare with. */
export type CompareRequest = {
  /** The text of the other case file: the first of the two. */
  other: string,
  /** What the other case and this one are called; where a name is left out or empty, as it was
   * kept before a change and after it. */
  names: Array<string>,
};

/** What was understood of each answer, by its question: in words, and a question back where something
 * else may have been meant. */
export type Echoes = Record<string,{ echo: string, doubt: string }>;

/** Parts of a page, which the page builds itself. */
export type Elements = Part[];

/** The estimate so far, for the panel beside the questions; every text in words. */
export type Estimate = {
  /** What is indicated: a range, or the penalty where nothing is open. */
  headline: string,
  /** The central reading. */
  central: string,
  /** What is permitted. */
  permitted: string,
  /** Whether anything is open. */
  status: string,
  /** What engagement is worth. */
  engagement: string,
  /** The open facts that would narrow what is indicated most, three at most. */
  narrow: Array<Narrowing>,
  /** What must be said beside a range that stands by itself. */
  notes: Array<string>,
};

/** A published decision that comes with the program. */
export type ExampleTitle = {
  /** Its id. */
  id: string,
  /** The title of the case; none where its file cannot be read. */
  label: string | null,
};

/** The published decisions that come with the program. */
export type Examples = {
  /** Each with its title. */
  examples: Array<ExampleTitle>,
};

/** The form of a case. The questionnaire makes it, as JSON: its questions have many shapes. This is
 * the one answer whose body is no type of the door. */
export type Form = Record<string,any>;

/** The page has been handed its rules. */
export type HandedOver = {
  /** There is no more to say. */
  value: null,
};

/** Something that comes with the program, by its id. */
export type IdRequest = {
  /** Its id: of an example or of a rulebook. Empty, for a rulebook, means the one by which the
   * case is read. */
  id?: string,
};

/** The ledger as CSV. */
export type LedgerFile = {
  /** The text of the file. */
  csv: string,
};

/** A line of the account. */
export type LineRequest = {
  /** Which line, counted from one, in digits. */
  line: string,
};

/** A rulebook in words. */
export type Method = {
  /** The id of the rulebook. */
  id: string,
  /** Regulator and title. */
  title: string,
  /** What it asks, what it does, what it rests on. */
  elements: Elements,
};

/** When something is made. */
export type MomentRequest = {
  /** Day and time as the browser's clock has them, `2026-11-23 16:30`; what is no day or no time
   * is left out of what is made. */
  at?: string,
};

/** An open fact, and where to answer it. */
export type Narrowing = {
  /** The address in the page. */
  address: string,
  /** What is open. */
  words: string,
  /** By how much an answer narrows what is indicated, at most. */
  moves: string,
};

/** What a case came to under other rules, and comes to under those at hand; each in words. */
export type OlderResult = {
  /** The range it came to. */
  then: string,
  /** The range it comes to. */
  now: string,
  /** The rules of then. */
  thenRules: string,
  /** The rules at hand. */
  nowRules: string,
};

/** A file that is to be opened. */
export type OpenRequest = {
  /** The text of a case file, or of a report file with the case in it. */
  text: string,
};

/** A file that was opened. */
export type OpenedFile = {
  /** The text of the case file. */
  case: string,
  /** The user's own rules by which it is read. */
  own: OwnRules,
  /** The title of the case; none where answers are missing without which nothing can be assessed. */
  title: string | null,
  /** What it came to, where it was written under other rules than those at hand. */
  older: OlderResult | null,
  /** Whether it came in a report file. */
  report: boolean,
};

/** The user's own rules. */
export type OwnRules = {
  /** The text of their rulebook. */
  rulebook: string | null,
  /** The text of their schedule. */
  schedule: string | null,
  /** Which rules they are: id, version and digest of the rulebook and, where it has one, of its
   * schedule. */
  words: string,
};

/** A part of a page: a text as a text, an element as `[name, {attributes}, child, child, …]`, with
 * `null` for no attributes. */
export type Part = string|[string,Record<string,string>|null,...Part[]];

/** Something that is wrong, and the question it belongs to. */
export type Problem = {
  /** The question: `facts:turnover`, `evidence:0:grade`, `case:title`; empty for the file. */
  question: string,
  /** What is wrong and what to write instead, in sentences. */
  message: string,
  /** The code of the finding; empty where it is no finding in a file. */
  code: string,
  /** The line of the file, from one; nought where it belongs to no line. */
  line: number,
};

/** An item that is to be taken out of a list of the case. */
export type RemoveRequest = {
  /** The list: `evidence`. */
  list: string,
  /** Which item, from nought. Where it is none of the list, nothing is taken out. */
  index: number,
};

/** The report as a file that stands by itself. */
export type ReportFile = {
  /** The text of the file. */
  html: string,
};

/** A document: one line of the account in full, or two cases side by side. */
export type ReportPage = {
  /** Its title. */
  title: string,
  /** What it says. */
  elements: Elements,
};

/** The whole result. */
export type ResultPage = {
  /** The title of the case. */
  title: string,
  /** The answer in one line. */
  headline: string,
  /** Whether anything is open, in a word. */
  status: string,
  /** Whether nothing is open. */
  complete: boolean,
  /** What is read before the account. */
  first: Elements,
  /** The range after each step, drawn. */
  steps: Elements,
  /** The account and what follows it. */
  rest: Elements,
  /** What only a print shows: answers and sources. */
  paper: Elements,
};

/** A rulebook that comes with the program. */
export type RulebookVersion = {
  /** Its id. */
  id: string,
  /** Its title. */
  title: string,
  /** Its version. */
  version: string,
  /** Id, version and digest in one line. */
  words: string,
};

/** The case with the answers that could be understood. */
export type SavedAnswers = {
  /** The text of the case file. */
  case: string,
  /** What could not be understood and was left as it was, and what the rulebook has against what
   * was typed. */
  problems: Array<Problem>,
  /** What was understood of each answer. */
  echoes: Echoes,
};

/** A schedule that comes with the program. */
export type ScheduleVersion = {
  /** Id, version and digest in one line. */
  words: string,
};

/** The program's version, and the rulebooks and schedules that come with it. */
export type Versions = {
  /** The program's version. */
  engine: string,
  /** The rulebooks, each version by itself. */
  rulebooks: Array<RulebookVersion>,
  /** The schedules, each once. */
  schedules: Array<ScheduleVersion>,
};

/** Every door, by its name. */
export type Doors = {
  versions(): Answer<Versions>;
  examples(): Answer<Examples>;
  example(request: IdRequest): Answer<CaseFile>;
  begin(request: CaseRequest & BeginRequest): Answer<CaseFile>;
  form(request: CaseRequest): Answer<Form>;
  save_answers(request: CaseRequest & AnswersRequest): Answer<SavedAnswers>;
  add(request: CaseRequest & AddRequest): Answer<CaseFile>;
  remove(request: CaseRequest & RemoveRequest): Answer<CaseFile>;
  open(request: CaseRequest & OpenRequest): Answer<OpenedFile>;
  assess(request: CaseRequest): Answer<ResultPage>;
  machine(request: CaseRequest): Answer<AssessmentFile>;
  live(request: CaseRequest): Answer<Estimate>;
  line(request: CaseRequest & LineRequest): Answer<ReportPage>;
  csv(request: CaseRequest): Answer<LedgerFile>;
  report_file(request: CaseRequest & MomentRequest): Answer<ReportFile>;
  compare(request: CaseRequest & CompareRequest): Answer<ReportPage>;
  method(request: CaseRequest & IdRequest): Answer<Method>;
  case_digest(request: CaseRequest & MomentRequest): Answer<CaseDigest>;
};
