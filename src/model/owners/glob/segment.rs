//! What stands between two slashes of a pattern.

use std::str::Chars;

use super::bracket::Bracket;

/// The pattern of one folder's or file's name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Segment(Vec<Token>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// This character.
    One(char),
    /// `?`
    Any,
    /// `*`, and any run of it
    Run,
    /// `[…]`
    Of(Bracket),
}

impl Segment {
    /// Reads up to a slash or the end, and gives the text behind the slash, if there is one. `None` where the text
    /// can't match anything: a bracket that isn't closed or holds nothing.
    ///
    /// An escaped slash is a slash, a slash in brackets ends nothing, and a backslash at the end is nothing.
    pub(super) fn read(text: &str) -> Option<(Self, Option<&str>)> {
        let mut tokens = Vec::new();
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            match character {
                '/' => return Some((Self(tokens), Some(characters.as_str()))),
                '*' if tokens.last() == Some(&Token::Run) => {}
                '*' => tokens.push(Token::Run),
                '?' => tokens.push(Token::Any),
                '[' => {
                    let (bracket, behind) = Bracket::read(characters.as_str()).filter(|(one, _)| !one.is_empty())?;
                    tokens.push(Token::Of(bracket));
                    characters = behind.chars();
                }
                '\\' => match characters.next() {
                    Some('/') => return Some((Self(tokens), Some(characters.as_str()))),
                    escaped => tokens.extend(escaped.map(Token::One)),
                },
                other => tokens.push(Token::One(other)),
            }
        }
        Some((Self(tokens), None))
    }

    /// Whether it matches the whole name. Only the last `*` is tried again, which finds every match: the time is at
    /// most that of the name's length squared.
    pub(super) fn matches(&self, name: &str) -> bool {
        let (mut tokens, mut rest) = (self.0.as_slice(), name.chars());
        let mut again: Option<(&[Token], Chars<'_>)> = None;
        loop {
            match tokens.split_first() {
                Some((Token::Run, [])) => return true,
                Some((Token::Run, behind)) => {
                    again = Some((behind, rest.clone()));
                    tokens = behind;
                    continue;
                }
                Some((token, behind)) => match rest.next() {
                    None => return false,
                    Some(character) if token.takes(character) => {
                        tokens = behind;
                        continue;
                    }
                    Some(_) => {}
                },
                None if rest.as_str().is_empty() => return true,
                None => {}
            }
            let Some((behind, from)) = again.as_mut() else { return false };
            from.next();
            (tokens, rest) = (*behind, from.clone());
        }
    }

    /// The characters before the first wildcard.
    pub(super) fn start(&self) -> impl Iterator<Item = char> {
        self.0.iter().map_while(Token::literal)
    }

    /// The characters behind the last wildcard.
    pub(super) fn end(&self) -> String {
        let mut characters: Vec<char> = self.0.iter().rev().map_while(Token::literal).collect();
        characters.reverse();
        characters.into_iter().collect()
    }

    /// Whether it is one fixed name.
    pub(super) fn is_fixed(&self) -> bool {
        self.0.iter().all(|token| token.literal().is_some())
    }
}

impl Token {
    fn takes(&self, character: char) -> bool {
        match self {
            Self::One(one) => *one == character,
            Self::Of(bracket) => bracket.takes(character),
            Self::Any | Self::Run => true,
        }
    }

    fn literal(&self) -> Option<char> {
        if let Self::One(character) = self { Some(*character) } else { None }
    }
}
