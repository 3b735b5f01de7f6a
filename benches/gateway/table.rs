//! The printed result: one table of ratios with the figures aimed for, one of what each process spent to reach them.

use std::fmt::Write as _;

use super::broker::Broker;
use super::measure::{FanOut, Idle, count};

/// All runs of one fan-out measurement.
#[derive(Debug)]
pub(crate) struct Series {
    /// What was measured.
    pub(crate) title: &'static str,
    /// The ratio aimed for.
    pub(crate) goal: &'static str,
    /// For each broker its repeats in order.
    pub(crate) runs: Vec<Vec<FanOut>>,
}

/// Rows of text columns, padded so that they read as Markdown and as plain text.
#[derive(Debug)]
struct Table(Vec<Vec<String>>);

impl Table {
    fn new(heading: Vec<String>) -> Self {
        Self(vec![heading])
    }

    fn print(&self, to: &mut String) {
        let columns = self.0.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.0.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (index, row) in self.0.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(to, "| {cell:<width$} ");
            }
            to.push_str("|\n");
            if index == 0 {
                for width in &widths {
                    let _ = write!(to, "|{:-<1$}", "", width + 2);
                }
                to.push_str("|\n");
            }
        }
        to.push('\n');
    }
}

/// The run whose rate is the median.
fn median(runs: &[FanOut]) -> Option<FanOut> {
    let mut sorted = runs.to_vec();
    sorted.sort_by(|a, b| a.rate().total_cmp(&b.rate()));
    sorted.get(sorted.len() / 2).copied()
}

/// First broker over second, when there are two.
fn ratio(values: &[f64]) -> String {
    match values {
        [first, second] if *second > 0.0 => format!("{:.2}", first / second),
        _ => "-".to_owned(),
    }
}

/// Everything measured, as text.
pub(crate) fn render(brokers: &[Broker], idle: &[Idle], series: &[Series]) -> String {
    let mut text = String::new();
    ratios(brokers, idle, series).print(&mut text);
    costs(brokers, series).print(&mut text);
    if !idle.is_empty() {
        memory(brokers, idle).print(&mut text);
    }
    text
}

fn ratios(brokers: &[Broker], idle: &[Idle], series: &[Series]) -> Table {
    let mut heading = vec!["metric".to_owned()];
    heading.extend(brokers.iter().map(|broker| broker.name.clone()));
    heading.extend(["ratio".to_owned(), "goal".to_owned()]);
    let mut table = Table::new(heading);
    let mut row = |title: &str, values: &[f64], digits: usize, goal: &str| {
        let mut cells = vec![title.to_owned()];
        cells.extend(values.iter().map(|value| format!("{value:.digits$}")));
        cells.extend([ratio(values), goal.to_owned()]);
        table.0.push(cells);
    };
    for series in series {
        let values: Vec<f64> = series
            .runs
            .iter()
            .map(|runs| median(runs).map_or(0.0, |run| run.rate()))
            .collect();
        row(series.title, &values, 0, series.goal);
        let values: Vec<f64> = series
            .runs
            .iter()
            .map(|runs| median(runs).map_or(0.0, |run| run.per_broker_cpu()))
            .collect();
        // What other programs take of the machine hardly changes this one.
        row(
            &format!("{}, per broker CPU s", series.title),
            &values,
            0,
            "-",
        );
    }
    if !idle.is_empty() {
        let rss: Vec<f64> = idle
            .iter()
            .map(|idle| per_connection(idle, |m| m.rss))
            .collect();
        let pss: Vec<f64> = idle
            .iter()
            .map(|idle| per_connection(idle, |m| m.pss))
            .collect();
        row("RSS per idle connection, KiB", &rss, 1, "≤ 25 KiB");
        row("PSS per idle connection, KiB", &pss, 1, "≤ 25 KiB");
    }
    table
}

fn costs(brokers: &[Broker], series: &[Series]) -> Table {
    let heading = [
        "median run",
        "broker",
        "slowest..fastest /s",
        "published /s",
        "lost",
        "closed",
        "wall s",
        "broker CPU s",
        "generator CPU s",
        "other CPU s",
        "per broker CPU s",
    ];
    let mut table = Table::new(heading.map(str::to_owned).to_vec());
    for series in series {
        for (broker, runs) in brokers.iter().zip(&series.runs) {
            let Some(run) = median(runs) else { continue };
            let rates = || runs.iter().map(FanOut::rate);
            table.0.push(vec![
                series.title.to_owned(),
                broker.name.clone(),
                format!(
                    "{:.0}..{:.0}",
                    rates().fold(f64::INFINITY, f64::min),
                    rates().fold(0.0, f64::max)
                ),
                format!("{:.0}", count(run.published) / run.seconds),
                format!("{:.2} %", run.loss() * 100.0),
                run.closed.to_string(),
                format!("{:.2}", run.seconds),
                format!("{:.2}", run.broker_cpu),
                format!("{:.2}", run.own_cpu),
                format!("{:.2}", run.other_cpu),
                format!("{:.0}", run.per_broker_cpu()),
            ]);
        }
    }
    table
}

fn memory(brokers: &[Broker], idle: &[Idle]) -> Table {
    let heading = [
        "idle connections",
        "broker",
        "RSS before..after, KiB",
        "PSS before..after, KiB",
        "connected in s",
        "broker CPU s",
        "generator CPU s",
    ];
    let mut table = Table::new(heading.map(str::to_owned).to_vec());
    for (broker, idle) in brokers.iter().zip(idle) {
        table.0.push(vec![
            idle.connections.to_string(),
            broker.name.clone(),
            format!("{}..{}", idle.before.rss, idle.after.rss),
            format!("{}..{}", idle.before.pss, idle.after.pss),
            format!("{:.1}", idle.connect_seconds),
            format!("{:.2}", idle.broker_cpu),
            format!("{:.2}", idle.own_cpu),
        ]);
    }
    table
}

fn per_connection(idle: &Idle, field: impl Fn(&super::process::Memory) -> u64) -> f64 {
    let grown = count(field(&idle.after)) - count(field(&idle.before));
    grown / count(idle.connections.max(1) as u64)
}
