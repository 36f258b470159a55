//! The command line as completion sees it: without what is hidden, and with what fits in each argument's place.

use clap::{Arg, ArgAction, Command, CommandFactory, ValueHint, builder::PossibleValuesParser};
use git_eurodat::cli::Cli;

/// What can stand in an argument's place.
pub enum Offer {
    /// Names that the repository knows, each kind as `git eurodat complete` calls it.
    Names(&'static [&'static str]),
    /// These words.
    Words(Vec<String>),
    /// A path, which every shell completes by itself.
    Path,
    /// Nothing that we know.
    Nothing,
}

/// The command line without hidden commands, and with `help` as a plain command of one argument.
pub fn visible() -> Command {
    let whole = Cli::command();
    // Without its feature "string", clap takes names that live as long as the program.
    let names = commands(&whole).map(|command| &*command.get_name().to_owned().leak());
    let names = PossibleValuesParser::new(names);
    let help = Command::new("help")
        .about("Print the help of a command")
        .disable_help_flag(true)
        .arg(Arg::new("COMMAND").value_parser(names));
    Command::new("git-eurodat")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .subcommands(commands(&whole).cloned().collect::<Vec<_>>())
        .subcommand(help)
}

/// The same with everything that clap adds by itself, such as `--help`.
pub fn built() -> Command {
    let mut command = visible();
    command.build();
    command
}

/// The commands that people see, in the order of `--help`.
pub fn commands(root: &Command) -> impl Iterator<Item = &Command> {
    root.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

/// What fits in the place of `arg`; its value's name decides, so a new argument only has to be named well.
pub fn offer(arg: &Arg) -> Offer {
    let words: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    match value_name(arg).as_str() {
        _ if !words.is_empty() => Offer::Words(words),
        "STAGE" => Offer::Names(&["stages"]),
        "ENVIRONMENT" => Offer::Names(&["environments"]),
        "PLACE" => Offer::Names(&["environments", "stages"]),
        "SUBJECT" => Offer::Names(&["stages", "rules"]),
        "RELEASE" => Offer::Names(&["releases"]),
        _ if matches!(arg.get_value_hint(), ValueHint::Unknown | ValueHint::Other) => Offer::Nothing,
        _ => Offer::Path,
    }
}

/// Whether an option takes a value, or an argument stands by itself as one.
pub fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

/// Whether an argument without a name takes all the words that follow.
pub fn repeats(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|range| range.max_values() > 1)
}

/// The options of a command that people see.
pub fn options(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_hide_set())
}

/// How an option is written: `--long` and `-s`, whichever there are.
pub fn spellings(arg: &Arg) -> Vec<String> {
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    long.into_iter().chain(short).collect()
}

fn value_name(arg: &Arg) -> String {
    arg.get_value_names()
        .and_then(|names| names.first())
        .map_or_else(|| arg.get_id().as_str().to_uppercase(), |name| name.to_uppercase())
}
