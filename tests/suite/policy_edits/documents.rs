//! Policies in all the forms that TOML has for them, with comments and blank lines in odd places.

use proptest::prelude::*;

/// The stages of every policy here.
pub const STAGES: [&str; 3] = ["qa", "qa-int", "prod"];

/// A valid policy.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its text.
    pub text: String,
    /// How freezes stand in it.
    pub freezes: Shape,
    /// How rejected releases stand in it.
    pub rejected: Shape,
    /// Whether each line ends as in Windows.
    pub is_crlf: bool,
}

/// What one entry more of a list comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// New lines, together.
    Lines,
    /// Bytes between brackets.
    Brackets,
}

/// How a list stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Behind a header of its own.
    Headed,
    /// Each under its dotted key; freezes have no such form.
    Dotted,
    /// In brackets on one line.
    Line,
    /// In brackets on many lines.
    Lines,
    /// In brackets on many lines, each element with a comma behind.
    Commas,
}

impl Form {
    fn shape(self) -> Shape {
        match self {
            Self::Headed | Self::Dotted => Shape::Lines,
            Self::Line | Self::Lines | Self::Commas => Shape::Brackets,
        }
    }
}

/// Lines that say nothing.
const NOISE: [&str; 8] =
    ["", "  ", "# a comment", "\t#", "# [[freezes]]", "# \"1.4.3\" = 'x' }", "# ], é", "## \"\"\""];
/// What says nothing at the end of a line.
const TAILS: [&str; 6] = ["", "", "  ", " # a comment", "\t# ] } ,", "# \"é"];

const FREEZES: [&str; 4] = [
    "stages = ['qa']|from = 2026-01-01T00:00:00Z|until = 2026-01-02T00:00:00+02:00|reason = 'x # y'",
    "reason = \"it's \\\"so\\\"\"|until = 2027-01-04T00:00:00Z|stages = [ \"prod\", 'qa-int' ]|from = 2026-12-18 00:00:00Z",
    "until = 2030-01-02T00:00:00Z|reason = ''|from = 2026-01-01T00:00:00.5Z|stages = []",
    "stages = ['prod',]|reason = '''}]'''|from = 2026-01-01T00:00:00Z|until = 2026-01-02T00:00:00Z",
];
const REJECTED: [&str; 4] =
    ["'1.4.3' = 'loses contracts'", "\"2.0.0-rc.1\" = \"\"", "'0.10.9' = '''a'''", "\"9.9.9\"= \"}\""];
const SECTIONS: [&str; 6] = [
    "[[stages]]|name = 'qa'|[[stages]]|name = 'qa-int'|[[stages]]|name = 'prod'",
    "[repository]|target = 'main'",
    "[values]|guarded = [|  '.gitlab-ci.yml', # [rejected]|]",
    "[ overrides ]|no-downgrade = ['qa']",
    "[future]|a.b = 1|[future.c]",
    "[verify]",
];

/// Valid policies.
pub fn documents() -> impl Strategy<Value = Document> {
    let form = || prop::sample::select(vec![Form::Headed, Form::Dotted, Form::Line, Form::Lines, Form::Commas]);
    let lists = (form(), 0..=FREEZES.len(), form(), 0..=REJECTED.len());
    let order = prop::collection::vec(any::<u16>(), 24);
    let noise = prop::collection::vec(
        (prop::option::weighted(0.3, prop::sample::select(&NOISE[..])), prop::sample::select(&TAILS[..])),
        80,
    );
    let bytes = (any::<bool>(), any::<bool>(), any::<bool>(), 0..=SECTIONS.len());
    (lists, order, noise, bytes).prop_map(
        |((freezes, frozen, rejected, count), order, noise, (crlf, mark, end, sections))| {
            let freezes_form = if freezes == Form::Dotted { Form::Headed } else { freezes };
            let mut root = vec![vec!["version = 1".to_owned()]];
            // Without the stages the names are those of EuroDaT's layout, where all of ours stand, too.
            let mut headed: Vec<Vec<String>> = SECTIONS.iter().take(sections).map(|section| pieces(section)).collect();
            place_freezes(freezes_form, &FREEZES[..frozen], &mut root, &mut headed);
            place_rejected(rejected, &REJECTED[..count], &mut root, &mut headed);
            let lines = [shuffled(root, &order), shuffled(headed, &order)].concat();
            Document {
                text: text(&lines, &noise, (crlf, mark, end)),
                freezes: freezes_form.shape(),
                rejected: rejected.shape(),
                is_crlf: crlf,
            }
        },
    )
}

fn pieces(text: &str) -> Vec<String> {
    text.split('|').map(str::to_owned).collect()
}

fn place_freezes(form: Form, freezes: &[&str], root: &mut Vec<Vec<String>>, headed: &mut Vec<Vec<String>>) {
    if form == Form::Headed {
        // A newer version's table in a freeze belongs to the freeze above it.
        let tails = ["", "|[freezes.future]|a = [|  1, # one|]|[freezes.future.b]"];
        let freezes = freezes.iter().zip(tails.iter().cycle());
        headed.extend(freezes.map(|(freeze, tail)| pieces(&format!("[[freezes]]|{freeze}{tail}"))));
    } else {
        let elements: Vec<String> =
            freezes.iter().map(|freeze| format!("{{ {} }}", freeze.replace('|', ", "))).collect();
        root.push(bracketed(form, "freezes = [", &elements, "]"));
    }
}

fn place_rejected(form: Form, rejected: &[&str], root: &mut Vec<Vec<String>>, headed: &mut Vec<Vec<String>>) {
    let entries: Vec<String> = rejected.iter().map(|entry| (*entry).to_owned()).collect();
    match form {
        Form::Headed => headed.push([vec!["[rejected]".to_owned()], entries].concat()),
        Form::Dotted => root.extend(entries.iter().map(|entry| vec![format!(" rejected . {entry}")])),
        Form::Line | Form::Lines | Form::Commas => root.push(bracketed(form, "rejected = {", &entries, "}")),
    }
}

/// The lines of a list in brackets.
fn bracketed(form: Form, open: &str, elements: &[String], close: &str) -> Vec<String> {
    if form == Form::Line {
        return vec![format!("{open} {} {close}", elements.join(", "))];
    }
    let last = elements.len().saturating_sub(1);
    let comma = |at| if form == Form::Commas || at < last { "," } else { "" };
    let elements = elements.iter().enumerate().map(|(at, element)| format!("  {element}{}", comma(at)));
    [vec![open.to_owned()], elements.collect(), vec![close.to_owned()]].concat()
}

fn shuffled(groups: Vec<Vec<String>>, order: &[u16]) -> Vec<String> {
    let mut groups: Vec<_> = groups.into_iter().zip(order.iter().cycle()).collect();
    groups.sort_by_key(|(_, key)| *key);
    groups.into_iter().flat_map(|(group, _)| group).collect()
}

/// The lines with noise above and behind them.
fn text(lines: &[String], noise: &[(Option<&str>, &str)], (crlf, mark, end): (bool, bool, bool)) -> String {
    let feed = if crlf { "\r\n" } else { "\n" };
    let mixed = lines
        .iter()
        .zip(noise.iter().cycle())
        .flat_map(|(line, (above, behind))| above.map(str::to_owned).into_iter().chain([format!("{line}{behind}")]));
    let whole =
        mixed.chain(noise.last().and_then(|(above, _)| above.map(str::to_owned))).collect::<Vec<_>>().join(feed);
    format!("{}{whole}{}", if mark { "\u{feff}" } else { "" }, if end { feed } else { "" })
}
