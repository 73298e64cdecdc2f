// The data that pages load, as reports/html/data/ writes them, and what the scripts make of them.
// For the check of types alone: no browser loads this file, and no wheel has it.

type Side = "base" | "other";

/** What data/ holds, by the kind under which it is registered. */
interface Kinds {
  site: Site;
  document: DocumentData;
  pair: PairData;
}

interface PolicyDiff {
  register<K extends keyof Kinds>(kind: K, key: string, value: Kinds[K]): void;
  unpack(kind: keyof Kinds, key: string, text: string): Promise<void>;
  need<K extends keyof Kinds>(kind: K, key: string): Promise<Kinds[K]>;
  readonly site: Site;
  painters: Record<string, (main: HTMLElement) => Promise<void>>;
  chooseVerdict?: (value: string) => HTMLElement;
}

/** data/site.js: site_data.py */
interface Site {
  lang: string;
  words: Record<string, string>;
  verdicts: Record<string, string[]>;
  codes: { verdict: string[]; reason: string[]; change: string[] };
  order: number[];
  symbols: string[];
  parts: string[];
  themes: string[];
  documents: DocumentEntry[];
  pairs: number[][];
  onePage: boolean;
  alone: boolean;
}

interface DocumentEntry {
  name: string;
  file: string;
  title: string;
  cite: string;
  source: string;
  sha256: string;
}

/** data/documents/: document_data.py; what is unknown at the end of a row is left out. */
interface DocumentData {
  clauses: [
    id: string,
    text: string,
    part: number,
    headings: number[],
    place: string,
    label?: string,
    lead?: number[],
    support?: number[],
    theme?: number | null,
    repeats?: number | null,
    named?: number[],
  ][];
  targets: [
    clause: number,
    start: number,
    length: number,
    id: string,
    indicator: string,
    stated: string,
    facts: number,
    quote?: string,
  ][];
  results: [clause: number, start: number, length: number][];
  headings: string[];
  bodies: string[];
  facts: string[];
}

/** data/pairs/: pair_data.py and wording_data.py */
interface PairData {
  kind: string;
  links: LinkRow[];
  related: RelatedRow[];
  only_base: LoneRow[];
  only_other: LoneRow[];
  targets: TargetRow[];
  verbs: VerbRow[];
  bodies: BodyRow[];
  names: NameRow[];
  namings: NamingRow[];
  fields: FieldRow[];
  highlights: [sentence: string, evidence: Evidence[]][];
  warnings: string[];
  parts: string[];
  notes: string[];
}

type Several = number | number[];
/** Tenths of log-odds by the number of the part. */
type Why = (number | null)[];
type Coverage = [base: number, other: number];

type LinkRow = [
  base: Several,
  other: Several,
  score: number,
  why: Why | null,
  shared: string,
  flags: number,
  change: number,
  coverage?: Coverage,
  diff?: number[] | null,
  standing?: number | null,
  synonyms?: string,
  changes?: InsideChange[] | null, // inside the link
];
type InsideChange = [what: string, base: string, other: string, type: string];
type RelatedRow = [
  base: Several,
  other: Several,
  score: number,
  why?: Why | null,
  shared?: string,
  flags?: number | null,
];
type LoneRow = [clause: number, nearest?: number | null, score?: number | null, why?: Why | null, decided?: number | null, asked?: string | null];
type TargetRow = [
  base: number | null,
  other: number | null,
  verdict: number,
  reason: number,
  note: number,
  clause?: Several | null,
  expired?: number | null,
  axes?: string | null,
  move?: [from: number, to: number] | null,
  ambition?: string | null,
  stretch?: string | null,
];
type VerbRow = [
  base: number,
  other: number,
  direction: string,
  ladder: string,
  baseWord: string,
  otherWord: string,
  baseQuote: string,
  otherQuote: string,
];
type BodyRow = [base: number[], other: number[], moves: [label: string, who: string][]];
type NameRow = [
  name: string,
  otherName: string,
  kind: string,
  common: number,
  base: number[],
  other: number[],
  verbs: string,
];
type NamingRow = [side: number, place: string, clauses: number[]];
type FieldRow = [
  label: string,
  move: string,
  baseClauses: number,
  baseShare: number,
  otherClauses: number,
  otherShare: number,
];
/** Side (0 base, 1 other), clause, and where the quote stands in it, or the quote. */
type Evidence = [side: number, clause: number, start: number | string, length?: number];

/** What scripts make of a document's rows (documents.js). */
interface Clause {
  at: number;
  document: number;
  id: string;
  text: string;
  part: number;
  headings: string[];
  place: string;
  label: string;
  lead: string[];
  support: string[];
  named: string[];
  theme: number | null;
  repeats: number | null;
  targets: Target[];
  results: { start: number; length: number }[];
}

interface Target {
  clause: Clause;
  start: number;
  length: number;
  id: string;
  indicator: string;
  stated: string;
  facts: string;
  quote: string;
}

interface Paper extends DocumentEntry {
  number: number;
  clauses: Clause[];
  targets: Target[];
  byId: Map<string, Clause>;
}

/** A comparison with its two documents; "sides" names the words for them. */
type View = PairData & Record<Side, Paper> & { sides: string };

/** A clause in its document, with the place of a quote. */
interface Place {
  paper: Paper;
  clause: Clause;
  start: number;
  length: number;
}

/** What of a text differs (text.js). */
interface Run {
  mark: "plain" | "gone" | "new" | "shared" | "changed";
  text: string;
}

/** What a list holds (lists.js): anchors that a row answers to, and its text in lower case. */
interface Item {
  ids: string[];
  text: string;
  paint(): HTMLElement;
  row?: HTMLElement;
}

/** Themes and bodies by which one may filter. */
interface Facets {
  themes: Set<number | null>;
  bodies: Set<string>;
}

type Faceted = Item & Facets;

interface ClauseItem extends Item, Facets {
  kind: string;
  moved: boolean;
  decided: boolean;
  score: number;
  size: number;
  at: Partial<Record<Side, number>>;
  place: Record<Side, [at: number, behind: number]>;
}

interface TargetItem extends Item, Facets {
  verdict: number;
  indicator: string;
  alone: Side | null; // of which side it is, where nothing is said of the other
  expired: boolean;
  size: number;
  at: Record<Side, number>;
}

/** What a page does with any of its lists. */
interface AnyList {
  readonly found: unknown[];
  readonly size: number;
  readonly start: number;
  show(start: number): void;
  apply(wanted: { search?: string }): void;
  reveal(id: string): HTMLElement | null;
}

type Order<T> = (one: T, two: T) => number;

/** The lists of a pair's page, by name. */
interface Shown {
  targets: { both: List<TargetItem>; base: List<TargetItem>; other: List<TargetItem> };
  clauses: List<ClauseItem>;
  related: List<Faceted>;
  verbs: List<Faceted>;
  names: List<Faceted>;
  bodies: List<Faceted>;
}

/** A chapter in the picture of a flow (flow.js), and where its bar stands. */
interface Chapter {
  name: string;
  clauses: number;
  linked: Set<number>;
  y: number;
  height: number;
  taken: number;
}

interface RibbonEnd {
  chapter: string;
  clauses: Set<number>;
  y: number;
  height: number;
}

interface Ribbon {
  links: number;
  base: RibbonEnd;
  other: RibbonEnd;
}

/** What may stand inside an element; what is empty or false is left out. */
type Child = Node | string | number | boolean | null | undefined | Child[];
type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);
type Attributes = Record<string, Attribute>;
type Made<Tag extends string> = Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement;
