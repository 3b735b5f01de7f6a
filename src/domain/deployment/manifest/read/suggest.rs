//! Did you mean …? The nearest of the words that would be right.

/// The candidate most like `word`, if one is like it at all.
pub(in super::super) fn similar<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let word = plain(word);
    let near = |candidate: &'a str| {
        let distance = strsim::damerau_levenshtein(&word, &plain(candidate));
        (distance <= word.chars().count().div_ceil(3).min(4)).then_some((distance, candidate))
    };
    let nearest = candidates.into_iter().filter_map(near);
    nearest
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognized_and_another_word_is_not() {
        let keys = ["thing-type", "thing-group", "role", "role-alias"];
        assert_eq!(similar("thing_type", keys), Some("thing-type"));
        assert_eq!(similar("thing-types", keys), Some("thing-type"));
        assert_eq!(similar("ThingType", keys), Some("thing-type"));
        assert_eq!(similar("rloe", keys), Some("role"));
        assert_eq!(similar("roles", keys), Some("role"));
        assert_eq!(similar("bucket", keys), None);
        assert_eq!(similar("", keys), None);
    }
}
