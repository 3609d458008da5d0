//! One change of the small city a row, with the finding that must follow.

use super::Change;

/// What is changed, and the finding that must follow: its code and the beginning of its place.
pub type Row<'a> = (Change<'a>, &'a str, &'a str);

const ANOTHER_TREE: &str = "[tree]\nid = \"TT-I\"\ntitle = \"又一版\"\nclause = \"TT-2\"\nfrom = 2026-01-01\nverified_on = 2026-01-01\ntotal = \"0\"\nweighting = \"equal\"\n";

pub const CITATIONS: [Row<'_>; 9] = [
    (
        ("t/parameters/metering.toml", "clause = \"TT-1\"", "clause = \"TT-9\""),
        "unresolved_citation",
        "t/parameters/metering.toml:1 metering.start",
    ),
    (("t/sources/rules.toml", "TT-3", "TT-2"), "duplicate_article", "t#TT-2"),
    (("t/sources/rules.toml", "爱护机房", " "), "empty_article", "t#TT-3"),
    (("t/dispositions.toml", "\"TT-3\"", "\"TT-2\""), "duplicate_disposition", "t/dispositions.toml TT-2"),
    (("t/dispositions.toml", "\"TT-3\"", "\"TT-4\""), "unresolved_citation", "t/dispositions.toml TT-4"),
    (("t/dispositions.toml", "倡导性规定", ""), "empty_because", "t/dispositions.toml TT-3"),
    (("t/dispositions.toml", "not_computable", "encoded"), "not_encoded", "t/dispositions.toml TT-3"),
    (
        (
            "t/dispositions.toml",
            "  { article = \"TT-3\", state = \"not_computable\", because = \"倡导性规定\" },\n",
            "",
        ),
        "missing_disposition",
        "t#TT-3",
    ),
    (
        ("t/worked/cases.toml", "clause = \"TT-1\"", "clause = \"TT-9\""),
        "unresolved_citation",
        "t/worked/cases.toml",
    ),
];

pub const REGISTERS: [Row<'_>; 19] = [
    (
        ("t/pack.toml", "valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_until = 2026-01-01"),
        "time_gap",
        "t/pack.toml",
    ),
    (
        ("t/pack.toml", "overrides = [\"deadlines.kept\"]", "overrides = []"),
        "undeclared_override",
        "t/pack.toml",
    ),
    (
        ("t/pack.toml", "[\"deadlines.kept\"]", "[\"deadlines.kept\", \"deadlines.other\"]"),
        "unused_override",
        "t/pack.toml",
    ),
    (("t/rulings.toml", "key = \"border.year\"", "key = \"overrun.cost\""), "conflict", "t#overrun.cost"),
    (("t/rulings.toml", "default = \"three\"", "default = \"four\""), "unresolved_ruling", "t#provide.limit"),
    (("t/rulings.toml", "default = \"2020\"", "default = \"2020.5\""), "unresolved_ruling", "t#border.year"),
    (("t/rulings.toml", "key = \"five\"", "key = \"three\""), "conflict", "t#provide.limit"),
    (("t/rulings.toml", "几个工作日？", ""), "empty_because", "t#provide.limit"),
    (
        (
            "t/catalog/items.toml",
            "",
            "\n[[price]]\nitem = \"vcpu\"\nfrom = 2026-01-01\nunit_price = \"1\"\nclause = \"TT-1\"\nverified_on = 2026-01-01\n",
        ),
        "conflict",
        "t/catalog vcpu@2026-01-01",
    ),
    (
        ("t/catalog/items.toml", "item = \"vcpu\"", "item = \"gpu\""),
        "unknown_item",
        "t/catalog gpu@2026-01-01",
    ),
    (("t/catalog/items.toml", "per = \"month\"", "per = \"week\""), "malformed_item", "t/catalog vcpu"),
    (("t/catalog/items.toml", "\"x86\"", "\"sparc\""), "malformed_item", "t/catalog vcpu"),
    (("t/catalog/items.toml", "per = \"month\"", "per = \"each\""), "malformed_item", "t/catalog vcpu"),
    (("t/catalog/items.toml", "by_time", "by_service"), "malformed_item", "t/catalog vcpu"),
    (
        ("t/catalog/items.toml", "per = \"month\"", "per = \"month\"\nproration = \"some\""),
        "malformed_item",
        "t/catalog vcpu",
    ),
    (
        ("t/worked/cases.toml", "kind = \"deadline\"", "kind = \"guess\""),
        "malformed_case",
        "t/worked/cases.toml 三个工作日",
    ),
    (
        ("t/worked/cases.toml", "{ due_on = \"2026-01-08\" }", "{}"),
        "malformed_case",
        "t/worked/cases.toml 三个工作日",
    ),
    (
        ("t/worked/cases.toml", "= \"three\" }", "= \"four\" }"),
        "unresolved_ruling",
        "t/worked/cases.toml 三个工作日",
    ),
    (
        (
            "t/rulings.toml",
            "id = \"TT-R4\"\nkey = \"step.rule\"\nnature = \"silent\"",
            "id = \"TT-R4\"\nkey = \"step.rule\"\nnature = \"typo\"",
        ),
        "source_typo",
        "t#step.rule",
    ),
];

pub const PARAMETERS: [Row<'_>; 10] = [
    (
        (
            "t/parameters/deadlines.toml",
            "",
            "\n[[kept]]\nlimit = \"8d\"\nstarts = \"notice\"\nactor = \"provider\"\nfrom = 2026-01-01\nclause = \"TT-1\"\nverified_on = 2026-01-01\n",
        ),
        "conflict",
        "t/parameters/deadlines.toml:28",
    ),
    (
        ("t/parameters/deadlines.toml", "until = 2027-01-01\n", "until = 2027-02-01\n"),
        "conflict",
        "t/parameters/deadlines.toml:11",
    ),
    (
        ("t/parameters/deadlines.toml", "until = 2027-01-01\n", "until = 2026-12-31\n"),
        "time_gap",
        "t/parameters/deadlines.toml:11",
    ),
    (
        ("t/parameters/deadlines.toml", "from = 2027-01-01", "from = 2026-01-01"),
        "conflict",
        "t/parameters/deadlines.toml:11",
    ),
    (
        ("t/parameters/deadlines.toml", "from = 2027-01-01", "from = 2027-01-01\nuntil = 2027-01-01"),
        "time_gap",
        "t/parameters/deadlines.toml:11",
    ),
    (
        ("t/parameters/deadlines.toml", "ruling = \"provide.limit\"", "ruling = \"no.such\""),
        "unresolved_ruling",
        "t/parameters/deadlines.toml:1",
    ),
    (
        ("t/parameters/metering.toml", "[\"provide.limit\"]", "[\"no.such\"]"),
        "unresolved_ruling",
        "t/parameters/metering.toml:1",
    ),
    (
        ("t/parameters/deadlines.toml", "\"2wd\"", "\"2 days\""),
        "malformed_parameter",
        "t/parameters/deadlines.toml:11",
    ),
    // The default fits; another reading that may be chosen does not.
    (
        ("t/rulings.toml", "value = \"5wd\"", "value = \"five\""),
        "malformed_parameter",
        "t/parameters/deadlines.toml:1",
    ),
    (
        ("t/parameters/metering.toml", "[[start]]", "[[begin]]"),
        "malformed_parameter",
        "t/parameters/metering.toml:1",
    ),
];

pub const TREES: [Row<'_>; 16] = [
    (
        ("t/assessment/bands.toml", "ratio = \"1.00\"", "ratio = \"0.80\""),
        "band_order",
        "t/assessment/bands.toml:1",
    ),
    (
        ("t/assessment/bands.toml", "  { lower = \"0\", action = \"block\" },\n", ""),
        "band_gap",
        "t/assessment/bands.toml:1",
    ),
    (("t/assessment/bands.toml", "pass = \"60\"", "pass = \"70\""), "band_gap", "t/assessment/bands.toml:1"),
    (
        ("t/assessment/bands.toml", "lower = \"80\"", "lower = \"60\""),
        "band_overlap",
        "t/assessment/bands.toml:1",
    ),
    (
        ("t/assessment/bands.toml", "lower = \"80\"", "lower = \"50\""),
        "band_overlap",
        "t/assessment/bands.toml:1",
    ),
    (("t/assessment/bands.toml", "\"0.90\"", "\"1.90\""), "malformed_band", "t/assessment/bands.toml:1"),
    (
        ("t/assessment/bands.toml", "lower = \"0\", action = \"block\"", "lower = \"0\""),
        "malformed_band",
        "t/assessment/bands.toml:1",
    ),
    (("t/assessment/bands.toml", "[\"TT-I-1\"]", "[\"TT-I-7\"]"), "unknown_leaf", "assessment.scoring"),
    (("t/assessment/tree.toml", "points = \"40\"", "points = \"39\""), "points", "t/assessment/tree.toml"),
    // The points still add up; a leaf without any is a defect by itself.
    (
        (
            "t/assessment/tree.toml",
            "",
            "\n[[leaf]]\nid = \"TT-I-3\"\nname = \"又一项\"\ngroup = [\"运行\"]\nrule = { kind = \"ratio\" }\nfield = \"value\"\nclause = \"TT-2\"\n",
        ),
        "points",
        "t/assessment/tree.toml",
    ),
    (("t/assessment/tree.toml", "TT-I-2", "TT-I-1"), "conflict", "t/assessment/tree.toml"),
    (
        ("t/assessment/tree.toml", "field = \"count\"", "field = \"value\""),
        "malformed_tree",
        "t/assessment/tree.toml",
    ),
    (("t/rulings.toml", "cost = \"4\"", "price = \"4\""), "malformed_tree", "t/assessment/tree.toml"),
    (
        (
            "t/assessment/tree.toml",
            "{ kind = \"ratio\" }",
            "{ kind = \"step\", full_at = \"90\", step = \"0\", cost = \"1\", rounding = \"linear\" }",
        ),
        "malformed_tree",
        "t/assessment/tree.toml",
    ),
    (("t/assessment/tree2.toml", "", ANOTHER_TREE), "conflict", "t/assessment/tree2.toml"),
    (
        (
            "t/catalog/more.toml",
            "",
            "[[item]]\nid = \"vcpu\"\nname = \"又一个\"\ncategory = \"计算\"\nunit = \"核\"\ndimension = \"vcpu\"\nmetering = \"by_time\"\nper = \"month\"\narchitecture = \"any\"\nclause = \"TT-1\"\nfrom = 2026-01-01\nverified_on = 2026-01-01\n",
        ),
        "conflict",
        "t/catalog vcpu",
    ),
];

/// Defects that keep a pack from being loaded.
pub const UNUSABLE: [Row<'_>; 14] = [
    (("t/pack.toml", "title = \"试验市\"", "title = "), "pack_malformed", "t/pack.toml:2:9"),
    (
        ("t/sources/rules.toml", "gist = \"爱护机房\"", "gist = \"爱护机房\"\nwat = 1"),
        "pack_malformed",
        "t/sources/rules.toml:20:1",
    ),
    (("t/parameters/deadlines.toml", "\"2wd\"", "2wd"), "pack_malformed", "t/parameters/deadlines.toml:13:"),
    (
        ("t/parameters/metering.toml", "clause = \"TT-1\"\n", ""),
        "pack_malformed",
        "t/parameters/metering.toml:1",
    ),
    (
        ("t/parameters/metering.toml", "clause = \"TT-1\"", "clause = []"),
        "pack_malformed",
        "t/parameters/metering.toml:1",
    ),
    (
        ("t/parameters/metering.toml", "clause = \"TT-1\"", "clause = \"no clause\""),
        "pack_malformed",
        "t/parameters/metering.toml:1",
    ),
    (
        ("t/parameters/metering.toml", "from = 2026-01-01", "from = \"2026-01-01\""),
        "pack_malformed",
        "t/parameters/metering.toml:1",
    ),
    (("t/parameters/metering.toml", "[[start]]", "[start]"), "pack_malformed", "t/parameters/metering.toml"),
    (("t/catalog/items.toml", "\"46.00\"", "\"-46.00\""), "pack_malformed", "t/catalog/items.toml:"),
    (
        ("t/catalog/items.toml", "item = \"vcpu\"\nfrom = 2026-01-01\n", "item = \"vcpu\"\n"),
        "price_without_start",
        "t/catalog/items.toml:14",
    ),
    (("t/pack.toml", "id = \"t\"", "id = \"u\""), "pack_id", "t/pack.toml"),
    (("t/extra/notes.toml", "", "a = 1\n"), "pack_file", "t/extra/notes.toml"),
    (("t/pack.toml", "[\"base\"]", "[\"base\", \"nowhere\"]"), "unknown_pack", "nowhere"),
    (
        ("base/pack.toml", "version = \"1\"", "version = \"1\"\nbased_on = [\"t\"]"),
        "pack_cycle",
        "t/pack.toml",
    ),
];
