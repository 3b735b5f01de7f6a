//! Devices from files.

use std::fmt::Write as _;

use super::{Folder, Overrides};

const TABLES: &str = "name = \"x\"\n[thing-type.t]\n[thing-type.u]\n[thing-group.north]\n[thing-group.south]\n[device.a]\nthing-type = \"t\"\n";

#[test]
fn a_row_is_a_device_with_attributes() {
    let csv = "thing,owner,site,group,thing-type,wifi_ssid,wifi_password\na-1,alice,north,north;south,u,Lab,secret\na-2,,s,,,,\n";
    let folder = Folder::new(&[("fleet.csv", csv)]);
    let text = format!(
        "{TABLES}from = \"fleet.csv\"\nattributes = {{ place = \"{{site}}-{{n}}\" }}\ngroups = [\"south\"]\n"
    );
    let deployment = folder
        .read(&text)
        .unwrap_or_else(|errors| panic!("{errors}"));
    let [one, two] = deployment.devices.as_slice() else {
        panic!("two devices");
    };
    let attributes = |device: &super::Device| {
        let pairs = device
            .attributes
            .iter()
            .map(|(name, text)| format!("{name}={text}"));
        pairs.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(attributes(one), "owner=alice place=north-1");
    assert_eq!(attributes(two), "place=s-2");
    assert_eq!(one.groups.len(), 2);
    let types = [one, two].map(|device| device.thing_type.as_ref().map(AsRef::as_ref));
    assert_eq!(types, [Some("u"), Some("t")]);
    assert_eq!(
        (one.wifi.name(), one.wifi.secret(), two.wifi.name()),
        ("Lab", "secret", "")
    );
    assert_eq!(
        (two.position.line, two.position.file.ends_with("fleet.csv")),
        (3, true)
    );
}

#[test]
fn a_file_of_the_command_line_takes_the_place_of_the_count() {
    let lines = "{\"thing\":\"j-1\",\"owner\":\"bob\",\"group\":[\"north\"]}\n";
    let folder = Folder::new(&[("fleet.jsonl", lines)]);
    let devices = |table: Option<&str>| Overrides {
        devices: vec![(table.map(str::to_owned), folder.path("fleet.jsonl"))],
        ..Overrides::default()
    };
    let text = format!("{TABLES}count = 3\n");
    let deployment = folder
        .read_with(&text, &devices(None))
        .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(deployment.devices.len(), 1);
    assert_eq!(deployment.devices[0].thing.as_str(), "j-1");
    assert_eq!(deployment.devices[0].groups[0].as_str(), "north");
    for (name, thing) in [("x-{n}", "j-1"), ("{owner}-{n}", "bob-1")] {
        let named = format!("{text}name = \"{name}\"\n");
        let deployment = folder
            .read_with(&named, &devices(None))
            .unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(deployment.devices[0].thing.as_str(), thing);
    }
    let two = format!("{text}[device.b]\n");
    let error = folder
        .read_with(&two, &devices(None))
        .expect_err("which one")
        .to_string();
    assert!(
        error.contains("2 tables") && error.contains("`a`, `b`"),
        "{error}"
    );
    let deployment = folder
        .read_with(&two, &devices(Some("b")))
        .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(deployment.devices.len(), 4);
    assert!(folder.read_with(&two, &devices(Some("c"))).is_err());
}

#[test]
fn a_wrong_cell_is_told_by_line_and_column() {
    for (csv, parts) in [
        (
            "thing,owner\na,x\nb c,y\n",
            &[
                "fleet.csv:3:1: `b c` is not a thing name",
                "  3 | b c,y\n    | ^^^",
            ][..],
        ),
        (
            "thing,owner\na,x\n\"b\",\"x y\"\n",
            &["fleet.csv:3:5: `x y` is not an attribute value"],
        ),
        (
            "thing,group\na,nroth\n",
            &[
                "fleet.csv:2:3: there is no [thing-group.nroth]",
                "did you mean `north`?",
            ],
        ),
        (
            "thing\na\na\n",
            &[
                "fleet.csv:3:1: two devices are named `a`",
                "the other one: fleet.csv:2:1",
            ],
        ),
        (
            "thing,thing-type\na,v\n",
            &["fleet.csv:2:3: there is no [thing-type.v]"],
        ),
        ("name\na\n", &["fleet.csv:1:1: there is no column `thing`"]),
        (
            "thing,my owner\na,b\n",
            &["fleet.csv:1:7: `my owner` is not an attribute name"],
        ),
        (
            "thing,x,x\na,b,c\n",
            &["fleet.csv:1:7: the column `x` is there twice"],
        ),
        ("thing,x\na\n", &["fleet.csv:2:1"]),
        ("thing\n", &["names no device"]),
        (
            "thing,x\n,y\n",
            &["fleet.csv:2:1: the row has no `thing`, which names the thing"],
        ),
    ] {
        let folder = Folder::new(&[("fleet.csv", csv)]);
        let error = folder.error(&format!("{TABLES}from = \"fleet.csv\"\n"));
        for part in parts {
            assert!(
                error.contains(part),
                "{csv}\n---\n{error}\n--- lacks: {part}"
            );
        }
    }
}

#[test]
fn a_line_with_a_password_is_not_quoted() {
    let csv = "thing,wifi_ssid,wifi_password\nb c,Lab,hunter2hunter2\n";
    let folder = Folder::new(&[("fleet.csv", csv)]);
    let error = folder.error(&format!("{TABLES}from = \"fleet.csv\"\n"));
    assert!(
        error.contains("fleet.csv:2:1") && !error.contains("hunter2"),
        "{error}"
    );
}

#[test]
fn ten_thousand_devices_share_what_they_have_in_common() {
    let mut csv = "thing,owner\n".to_owned();
    for n in 0..10_000 {
        writeln!(csv, "device-{n:05},owner-{n}").expect("a String takes all");
    }
    let folder = Folder::new(&[("fleet.csv", &csv)]);
    let deployment = folder
        .read(&format!("{TABLES}from = \"fleet.csv\"\n"))
        .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(deployment.devices.len(), 10_000);
    let first = &deployment.devices[0];
    for device in &deployment.devices {
        assert!(std::sync::Arc::ptr_eq(&device.fleet, &first.fleet));
        assert!(std::sync::Arc::ptr_eq(
            &device.position.file,
            &first.position.file
        ));
        assert!(std::sync::Arc::ptr_eq(&device.wifi, &first.wifi));
        assert!(std::sync::Arc::ptr_eq(&device.groups, &first.groups));
    }
    assert!(
        size_of::<super::Device>() <= 256,
        "{}",
        size_of::<super::Device>()
    );
}
