//! Lists by age: which way a page goes and where it begins.

/// Where a page of a list by age begins.
pub(super) struct Start<'a> {
    /// How what follows compares with the start.
    pub(super) behind: &'static str,
    /// The order, for both columns.
    pub(super) order: &'static str,
    /// Creation time of the last one before the page.
    pub(super) time: f64,
    /// Its id.
    pub(super) id: &'a str,
}

impl<'a> Start<'a> {
    /// Behind the one that `after` (creation time and id) names; the oldest come first if `ascending`.
    pub(super) fn of(ascending: bool, after: Option<(f64, &'a str)>) -> Self {
        let (behind, order, first) = if ascending {
            (">", "ASC", f64::MIN)
        } else {
            ("<", "DESC", f64::MAX)
        };
        let (time, id) = after.unwrap_or((first, ""));
        Self {
            behind,
            order,
            time,
            id,
        }
    }
}
