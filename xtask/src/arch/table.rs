//! The table of allowed edges. Adding a line here is adding an edge to the architecture: a change of its own,
//! with its reason in the line.
//!
//! `values ← calendar ← policy ← {process, ledger, usage, assessment}`, which do not know each other;
//! `{ledger, assessment} ← rating`; all of them ← `report`; `values ← audit`; the core never knows the shell.

/// Where this table stands, for messages.
pub(crate) const PLACE: &str = "xtask/src/arch/table.rs";

/// What one crate may depend on.
pub(crate) struct Row {
    /// Folder of the crate below the workspace root.
    pub(crate) folder: &'static str,
    /// What the crate is, in a few words.
    pub(crate) is: &'static str,
    pub(crate) edges: &'static [Edge],
    pub(crate) external: External,
}

/// An allowed dependency on another crate of the workspace.
pub(crate) struct Edge {
    pub(crate) to: &'static str,
    pub(crate) why: &'static str,
}

/// Which crates from outside the workspace may be used.
pub(crate) enum External {
    /// These and no others.
    Only(&'static [Allowed]),
    /// Any that `OWNED` does not keep for another crate.
    Any,
}

/// An allowed crate from outside.
pub(crate) struct Allowed {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
}

/// A library that only certain crates may use, so that what it stands for stays in one place.
pub(crate) struct Owned {
    /// A crate's name, or the beginning of several when it ends in `*`.
    pub(crate) name: &'static str,
    pub(crate) by: &'static [&'static str],
    pub(crate) why: &'static str,
}

/// A library that must not be reached from the core, not even through others.
pub(crate) struct Forbidden {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
}

const fn edge(to: &'static str, why: &'static str) -> Edge {
    Edge { to, why }
}

const fn allowed(name: &'static str, why: &'static str) -> Allowed {
    Allowed { name, why }
}

const fn owned(name: &'static str, by: &'static [&'static str], why: &'static str) -> Owned {
    Owned { name, by, why }
}

const fn forbidden(name: &'static str, why: &'static str) -> Forbidden {
    Forbidden { name, why }
}

const VALUES: Edge =
    edge("core/values", "money, quantities, dates, findings and reasons are everyone's words");
const CALENDAR: Edge = edge("core/calendar", "limits and periods are counted in one place");
const POLICY: Edge =
    edge("core/policy", "rules are read from the pack resolved for a date, never written in code");
const CHRONO: Allowed = allowed("chrono", "civil dates, without its clock");
const NONE: External = External::Only(&[]);

/// Every crate of the workspace; a crate that is not here is refused.
pub(crate) const ROWS: &[Row] = &[
    Row {
        folder: "core/values",
        is: "exact values and their reasons",
        edges: &[],
        external: External::Only(&[
            CHRONO,
            allowed("num-bigint", "exact scores outgrow 128 bits"),
            allowed("num-integer", "exact scores"),
            allowed("num-rational", "exact scores"),
            allowed("num-traits", "exact scores"),
            allowed("serde", "`Because` is kept with every decision, so it has a stable form"),
        ]),
    },
    Row {
        folder: "core/calendar",
        is: "working days, limits, due dates",
        edges: &[VALUES],
        external: External::Only(&[
            CHRONO,
            allowed("serde", "the holiday file is a format of its own"),
            allowed("serde_json", "the holiday file is JSON"),
        ]),
    },
    Row {
        folder: "core/policy",
        is: "packs: parse, check, resolve, explain",
        edges: &[VALUES, CALENDAR],
        external: External::Only(&[
            CHRONO,
            allowed("serde", "pack files are read into types"),
            allowed("sm3", "the digest of a pack, which every decision names"),
            allowed("toml", "pack files are TOML"),
        ]),
    },
    Row {
        folder: "core/process",
        is: "case types and processes",
        edges: &[VALUES, CALENDAR, POLICY],
        external: External::Only(&[
            allowed("quick-xml", "a process is a BPMN file, which is XML"),
            allowed("serde", "the state and the timeline of a case are kept, so they have a stable form"),
        ]),
    },
    Row {
        folder: "core/case",
        is: "kinds of work as data",
        edges: &[
            VALUES,
            POLICY,
            edge("core/process", "a kind of work has a process, proved sound when it is read"),
        ],
        external: External::Only(&[
            allowed("serde", "the files of a kind of work are read into types"),
            allowed("serde_json", "a form is a JSON Schema"),
            allowed("toml", "case.toml is TOML"),
        ]),
    },
    Row {
        folder: "core/ledger",
        is: "resource events and quotas",
        edges: &[VALUES, CALENDAR, POLICY],
        external: NONE,
    },
    Row {
        folder: "core/usage",
        is: "what use says about size",
        edges: &[VALUES, CALENDAR, POLICY],
        external: NONE,
    },
    Row {
        folder: "core/assessment",
        is: "indicators to a score",
        edges: &[VALUES, CALENDAR, POLICY],
        external: NONE,
    },
    Row {
        folder: "core/rating",
        is: "leases to lines, lines to a settlement",
        edges: &[
            VALUES,
            CALENDAR,
            POLICY,
            edge("core/ledger", "lease intervals are what is rated"),
            edge("core/assessment", "the score's band gives the ratio of a settlement"),
        ],
        external: External::Only(&[CHRONO]),
    },
    Row {
        folder: "core/party",
        is: "who takes part, and who pays",
        edges: &[VALUES, POLICY],
        external: NONE,
    },
    Row {
        folder: "core/report",
        is: "what a report says",
        edges: &[
            VALUES,
            CALENDAR,
            POLICY,
            edge("core/process", "case records are reported"),
            edge("core/ledger", "the ledger and its quotas are reported"),
            edge("core/usage", "advice is reported"),
            edge("core/assessment", "score sheets are reported"),
            edge("core/rating", "statements and settlements are reported"),
            edge("core/audit", "audit extracts are reported"),
        ],
        external: NONE,
    },
    Row {
        folder: "core/audit",
        is: "the chain of entries",
        edges: &[edge("core/values", "a verifier must be small enough to read in an hour")],
        external: External::Only(&[
            allowed("hmac", "digests of personal data need a key"),
            allowed("sm2", "a verifier must be able to check the signature of a checkpoint"),
            allowed("sm3", "digests of entries and links"),
        ]),
    },
    Row {
        folder: "core/access",
        is: "who may do what",
        edges: &[edge("core/values", "findings and words")],
        external: NONE,
    },
    Row {
        folder: "shell/store",
        is: "SQL for SQLite and PostgreSQL",
        edges: &[VALUES, edge("core/access", "every query of business rows takes a `Scope`")],
        external: External::Any,
    },
    Row {
        folder: "shell/server",
        is: "HTTP: routes, sessions, pages, jobs",
        edges: &[
            VALUES,
            edge("shell/app", "every route is a use case"),
            edge("shell/api", "answers in wire types"),
            edge("shell/documents", "downloads in their formats"),
            edge("core/access", "routes declare the permission that they need"),
            edge("core/report", "a download is a report model"),
        ],
        external: External::Any,
    },
    Row {
        folder: "shell/api",
        is: "wire types",
        edges: &[VALUES],
        external: External::Only(&[
            allowed("serde", "the wire is JSON"),
            allowed("serde_json", "the wire is JSON"),
            allowed("utoipa", "the wire is described in OpenAPI"),
        ]),
    },
    Row {
        folder: "shell/tables",
        is: "CSV, xlsx and Parquet rows to facts",
        edges: &[
            VALUES,
            CALENDAR,
            POLICY,
            edge("core/party", "rows become its facts"),
            edge("core/process", "rows become its facts"),
            edge("core/ledger", "rows become its facts"),
            edge("core/usage", "rows become its facts"),
            edge("core/assessment", "rows become its facts"),
            edge("core/rating", "rows become its facts"),
        ],
        external: External::Any,
    },
    Row {
        folder: "shell/app",
        is: "use cases: load, decide, commit",
        edges: &[
            VALUES,
            CALENDAR,
            POLICY,
            edge("core/process", "asks the core"),
            edge("core/case", "asks the core what a kind of work says"),
            edge("core/ledger", "asks the core"),
            edge("core/usage", "asks the core"),
            edge("core/assessment", "asks the core"),
            edge("core/rating", "asks the core"),
            edge("core/report", "asks the core what a document says"),
            edge("core/audit", "writes the entry of each action"),
            edge("core/access", "authorizes"),
            edge("core/party", "asks the core what a party may be and what an import would change"),
            edge("shell/store", "loads and commits"),
            edge("shell/connectors", "speaks with other systems when a job does"),
            edge("shell/tables", "loads facts from files"),
            edge("shell/api", "answers in wire types"),
            edge("shell/demo", "writes the invented city into a database, and offers its tables as examples"),
        ],
        external: External::Any,
    },
    Row {
        folder: "shell/connectors",
        is: "mail, webhooks, SMS, LDAP, OIDC: no store, no rules",
        edges: &[edge("core/values", "what went wrong is told in two languages")],
        external: External::Any,
    },
    Row {
        folder: "shell/demo",
        is: "the invented city",
        edges: &[
            VALUES,
            edge("core/party", "its parties are those that an import would create"),
            edge("core/access", "its people have roles with a reach"),
        ],
        external: External::Only(&[CHRONO]),
    },
    Row {
        folder: "shell/documents",
        is: "bytes of xlsx, docx and pdf",
        edges: &[VALUES, edge("core/report", "a report model is all it needs to know")],
        external: External::Any,
    },
    Row {
        folder: "shell/cli",
        is: "the `yunheng` binary",
        edges: &[
            VALUES,
            edge("core/calendar", "a limit is an argument"),
            edge("core/policy", "explanations are printed as they are"),
            edge("core/report", "hands report models to the writers"),
            edge("shell/app", "every command is a use case"),
            edge("shell/api", "prints wire types"),
            edge("shell/documents", "writes files in their formats"),
            edge("shell/tables", "opens the files that a command names"),
            edge("shell/server", "`serve` starts it"),
        ],
        external: External::Any,
    },
    Row {
        folder: "benches",
        is: "what it costs",
        edges: &[
            VALUES,
            CALENDAR,
            edge("core/audit", "the speed of verifying a chain is measured"),
            edge("core/process", "the speed of stepping a case is measured"),
        ],
        external: External::Any,
    },
    Row { folder: "xtask", is: "the rules of the house", edges: &[], external: External::Any },
];

/// Libraries that stand for a concern, and the crates that own it.
pub(crate) const OWNED: &[Owned] = &[
    owned("typst*", &["shell/documents"], "typesetting is slow to compile and belongs to one crate"),
    owned("rust_xlsxwriter", &["shell/documents"], "one crate writes workbooks"),
    owned("docx-rs", &["shell/documents"], "one crate writes word-processor files"),
    owned("calamine", &["shell/tables"], "one crate reads workbooks"),
    owned("csv", &["shell/tables"], "one crate reads CSV, with one idea of a malformed cell"),
    owned("parquet", &["shell/tables", "shell/telemetry"], "one crate reads Parquet tables"),
    owned("arrow*", &["shell/tables", "shell/telemetry"], "columns in memory go with Parquet"),
    owned("clap*", &["shell/cli"], "one crate knows the command line"),
    owned(
        "axum*",
        &["shell/server", "benches"],
        "one crate knows HTTP; the yardstick is a handler without a platform",
    ),
    owned(
        "sqlx*",
        &["shell/store", "benches"],
        "one crate knows SQL; the yardstick is a query without a store",
    ),
    owned("sea-orm*", &["shell/store"], "one crate knows SQL"),
    owned("rusqlite", &["shell/store"], "one crate knows SQL"),
    owned("lettre", &["shell/connectors"], "one crate sends mail"),
    owned("mail-parser", &["shell/connectors"], "one crate reads mail"),
    owned("ldap3", &["shell/connectors"], "one crate knows directories"),
    owned("openidconnect", &["shell/connectors"], "one crate knows sign-in elsewhere"),
    owned("reqwest", &["shell/connectors"], "one crate calls other systems"),
    owned("cargo_metadata", &["xtask"], "a tool of the house"),
    owned("syn", &["xtask"], "a tool of the house"),
];

/// Libraries of the effects that the core does without.
pub(crate) const FORBIDDEN_IN_CORE: &[Forbidden] = &[
    forbidden("tokio", "the core is not asynchronous"),
    forbidden("async-std", "the core is not asynchronous"),
    forbidden("smol", "the core is not asynchronous"),
    forbidden("axum", "the core does not know HTTP"),
    forbidden("hyper", "the core does not know HTTP"),
    forbidden("reqwest", "the core does not call other systems"),
    forbidden("ureq", "the core does not call other systems"),
    forbidden("sqlx", "the core does not know SQL"),
    forbidden("rusqlite", "the core does not know SQL"),
    forbidden("sea-orm", "the core does not know SQL"),
    forbidden("mio", "the core has no I/O"),
    forbidden("socket2", "the core has no I/O"),
    forbidden("walkdir", "the core has no files"),
    forbidden("tempfile", "the core has no files"),
    forbidden("fs-err", "the core has no files"),
    forbidden("memmap2", "the core has no files"),
    forbidden("rayon", "the core has no threads"),
    forbidden("crossbeam-channel", "the core has no threads"),
    forbidden("rand", "the core has no randomness: the same facts give the same bytes"),
    forbidden("getrandom", "the core has no randomness: the same facts give the same bytes"),
    forbidden("fastrand", "the core has no randomness: the same facts give the same bytes"),
    forbidden("tracing", "the core does not log: it returns reasons"),
    forbidden("log", "the core does not log: it returns reasons"),
    forbidden("time", "it brings a clock, and dates are counted with one library"),
    forbidden("jiff", "it brings a clock, and dates are counted with one library"),
];

/// Features of an allowed library that would bring an effect into the core.
pub(crate) const FORBIDDEN_FEATURES_IN_CORE: &[(&str, &str, &str)] = &[
    ("chrono", "clock", "today's date is an argument, never read from a clock"),
    ("chrono", "now", "today's date is an argument, never read from a clock"),
];
