//! Wrong files: each problem with its place, the text meant, and what to do.

use super::{Folder, IAM};

/// A public key of a kind that verifies no tokens.
const CURVE: &str = "-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEylxf67V8Bj4nD7kn7knxNZo38JK3
HbtZEgBo4CDNZdgbfkOtCVIruATyh5gQ3zgidsdWxS610n58CyN7n9RMQQ==
-----END PUBLIC KEY-----
";

/// Checks that the message about `text`, after a line with the deployment's name, has all the parts.
fn told(text: &str, parts: &[&str]) {
    let folder = Folder::new(&[
        ("iam.json", IAM),
        ("bad.json", "{"),
        ("dynamo.json", IAM),
        ("curve.pem", CURVE),
    ]);
    let error = folder.error(&format!("name = \"x\"\n{text}"));
    for part in parts {
        assert!(
            error.contains(part),
            "{text}\n---\n{error}\n--- lacks: {part}"
        );
    }
}

#[test]
fn an_unknown_key_is_underlined_with_what_was_meant() {
    let folder = Folder::new(&[]);
    let error = folder.error("name = \"x\"\n[device.a]\nthing_type = \"t\"\n");
    let whole = "deployment.toml:3:1: unknown key `thing_type`\n  3 | thing_type = \"t\"\n    | ^^^^^^^^^^\n    = did you mean `thing-type`?";
    assert_eq!(error, whole);
}

/// Files of a wrong form, and parts of what is said of each.
const FORM: &[(&str, &[&str])] = &[
    (
        "[thing-types.a]\n",
        &[
            "deployment.toml:2:2: unknown key `thing-types`",
            "did you mean `thing-type`?",
        ],
    ),
    (
        "[bucket.a]\n",
        &["unknown key `bucket`", "there are `name`"],
    ),
    (
        "[role]\ntrust = \"rule\"\n",
        &[
            ":3:1: expected a table named `trust`, found a string",
            "[role.NAME]",
        ],
    ),
    ("role = 3\n", &["expected a table, found a whole number"]),
    (
        "[device.a]\ncount = \"3\"\n",
        &[
            ":3:9: expected a whole number, found a string",
            "write 3, without quotes",
        ],
    ),
    (
        "[device.a]\ncount = 0\n",
        &["`0` is not between 1 and 1000000"],
    ),
    (
        "[device.a]\nattributes = { n = 3 }\n",
        &["expected a string, found a whole number", "write \"3\""],
    ),
    (
        "[device.a]\npolicies = \"p\"\n",
        &["expected a list, found a string", "write [\"p\"]"],
    ),
    (
        "[device.a]\nwrite = [\"secret.h\"]\n",
        &[
            ":3:10: `secret.h` is not known here",
            "did you mean `\"secrets.h\"`?",
        ],
    ),
    (
        "[ca.a]\nmode = \"SNI_ONLY\"\n",
        &["did you mean `\"sni-only\"`?"],
    ),
    (
        "[ca.a]\nkey-type = \"p521\"\n",
        &["`p521` is not known here", "`\"p256\"`"],
    ),
    (
        "[ca.a]\nauto-registration = \"true\"\n",
        &["expected a boolean", "write true, without quotes"],
    ),
    (
        "[role-alias.a]\nrole = \"r\"\nduration = 3600\n",
        &["a duration has a unit", "\"3600s\""],
    ),
    (
        "[role-alias.a]\nrole = \"r\"\nduration = \"1 year or so\"\n",
        &["is not a duration"],
    ),
    (
        "[rule.a]\nactions = []\n",
        &[
            ":2:7: the key `sql` is missing",
            "write it as in: sql = ",
            "a rule needs an action",
        ],
    ),
    ("[device.a\n", &["deployment.toml:2:"]),
    (
        "x = \n[thing-type.a]\nx = 1\n",
        &["deployment.toml:2:", "unknown key `x`"],
    ),
    (
        "[thing-type.a]\n[thing-type.a]\n",
        &["deployment.toml:3:", "duplicate key"],
    ),
    (
        "[thing-type.\"a b\"]\n",
        &[":2:13: `a b` is not a thing type name"],
    ),
    (
        "[policy.a]\nexisting = true\nfile = \"a\"\n",
        &["`file` beside `existing = true`"],
    ),
    (
        "[device.a]\nfiles = { \"cert.pem\" = \"x\" }\n",
        &["iotctl writes `cert.pem` itself"],
    ),
];

#[test]
fn the_form_is_checked() {
    for (text, parts) in FORM {
        told(text, parts);
    }
}

/// Files with names that lead nowhere, and parts of what is said of each.
const NAMES: &[(&str, &[&str])] = &[
    (
        "[policy.device]\ntemplate = \"device\"\n[device.a]\npolicies = [\"devcie\"]\n",
        &[
            ":5:13: there is no [policy.devcie] in this file",
            "did you mean `device`?",
        ],
    ),
    (
        "[device.a]\nthing-type = \"t\"\n",
        &["add the table [thing-type.t]; `existing = true` in it if others made it"],
    ),
    (
        "[device.a]\ngroups = [\"g\"]\nrole-aliases = [\"r\"]\ncertificate = { ca = \"c\" }\n",
        &["[thing-group.g]", "[role-alias.r]", "[ca.c]"],
    ),
    (
        "[device.a]\npolicies = [\"p\", \"p\"]\n[policy.p]\nexisting = true\n",
        &["`p` is listed twice"],
    ),
    (
        "[thing-group.a]\nparent = \"b\"\n[thing-group.b]\nparent = \"a\"\n",
        &["in a circle: `a` below `b` below `a`"],
    ),
    (
        "[thing-group.a]\nparent = \"a\"\n",
        &[":3:10: the groups are below each other in a circle: `a` below `a`"],
    ),
    (
        "[device.a]\n[device.b]\nnames = [\"a\", \"c\", \"c\"]\n",
        &[
            "4:10: two devices are named `a`",
            "4:20: two devices are named `c`",
            "the other one: deployment.toml:4:15",
        ],
    ),
    (
        "[device.a]\ncount = 2\nname = \"lamp\"\n",
        &["all devices would have this name", "{n:03}"],
    ),
    (
        "[device.a]\ncount = 2\nnames = [\"x\"]\n",
        &["`names` beside `count`", "exactly one of"],
    ),
    (
        "[device.a]\nname = \"{site}\"\n",
        &["`{site}` is a column, and there is no `from`"],
    ),
    ("[device.a]\nname = \"a{n\"\n", &["has a lone `{`"]),
    (
        "[device.a]\nnames = [\"a b\"]\n",
        &[":3:10: `a b` is not a thing name"],
    ),
    (
        "[role-alias.a]\nrole = \"r\"\n[role.r]\ntrust = \"rule\"\n",
        &[
            "the role `r` trusts somebody else",
            "trust = \"credentials-provider\"",
        ],
    ),
    (
        "[role.r]\ntrust = \"cognito-authenticated\"\n",
        &[
            "no identity pool of this file uses the role `r`",
            "authenticated-role = \"r\"",
        ],
    ),
    (
        "[identity-pool.p]\nunauthenticated = false\nunauthenticated-role = \"r\"\n[role.r]\ntrust = \"cognito-unauthenticated\"\n",
        &["`unauthenticated = false` beside a role for guests"],
    ),
];

#[test]
fn names_lead_somewhere() {
    for (text, parts) in NAMES {
        told(text, parts);
    }
}

/// Files with values that AWS does not take, and parts of what is said of each.
const VALUES: &[(&str, &[&str])] = &[
    (
        "[policy.a]\n",
        &["one of `file`, `document`, `template` is missing"],
    ),
    (
        "[policy.a]\nfile = \"dynamoo.json\"\n",
        &["cannot read", "did you mean `dynamo.json`?"],
    ),
    (
        "[policy.a]\nfile = \"bad.json\"\n",
        &["`bad.json` is no policy document"],
    ),
    (
        "[policy.a]\ndocument = \"{}\"\n",
        &[":3:12: this is no policy document"],
    ),
    (
        "[policy.a]\ntemplate = \"device\"\npublish = [\"a/*\"]\n",
        &[":4:12:", "wildcards in a policy"],
    ),
    (
        "[policy.a]\ntemplate = \"device\"\npublish = [\"$share/g/a\"]\n",
        &["can be subscribed to only"],
    ),
    (
        "[policy.a]\nfile = \"iam.json\"\nretain = true\n",
        &["`retain` without `template = \"device\"`"],
    ),
    (
        "[role.a]\ntrust = \"rule\"\nmax-session = \"13h\"\n",
        &["a session of a role lasts 1 hour to 12 hours"],
    ),
    (
        "[role.a]\ntrust = \"rule\"\npath = \"devices\"\n",
        &["`devices` is not an IAM path"],
    ),
    (
        "[role.a]\ntrust = \"rule\"\npolicies = [\"iam.json\", \"./iam.json\"]\n",
        &["the role has a policy `iam` already"],
    ),
    (
        "[role.a]\ntrust = \"rule\"\nmanaged-policies = [\"arn:aws:s3:::x\"]\n",
        &["is not a managed policy"],
    ),
    (
        "[role.a]\ntrust-file = \"iam.json\"\n",
        &["`iam.json` is no policy document", "`Principal` is missing"],
    ),
    (
        "[role.r]\ntrust = \"credentials-provider\"\n[role-alias.a]\nrole = \"r\"\nduration = \"2h\"\n",
        &["longer than `max-session` of the role `r`"],
    ),
    (
        "[identity-pool.p]\nlogins = { \"example.com\" = \"x\" }\n",
        &[":3:12: `example.com=x` is not a login"],
    ),
    (
        "[role-alias.a]\nrole = \"r\"\nduration = \"5m\"\n",
        &["lasts 15 minutes to 12 hours"],
    ),
    (
        "[authorizer.a]\nfunction = \"f\"\n",
        &[
            "has no `token-key-name`",
            "has no `public-keys`",
            "signing = false",
        ],
    ),
    (
        "[authorizer.a]\nfunction = \"f\"\npublic-keys = { k = \"bad.json\" }\n",
        &["holds no public key in PEM", "openssl pkey"],
    ),
    (
        "[authorizer.a]\nfunction = \"f\"\npublic-keys = { k = \"curve.pem\" }\n",
        &["the key in `curve.pem` cannot be used", "not an RSA key"],
    ),
    (
        "[role.a]\ntrust = \"rule\"\npath = \"//\"\n",
        &["`//` is not an IAM path"],
    ),
    (
        "[authorizer.a]\nfunction = \"no function\"\nsigning = false\n",
        &["is not a Lambda function"],
    ),
    (
        "[rule.a]\nsql = \"SELECT * FORM 'a'\"\nactions = [{ lambda = \"f\" }]\n",
        &["deployment.toml:3:", "in the SQL:"],
    ),
    (
        "[rule.a]\nsql = \"SELECT * FROM 'a'\"\nactions = [{ republish = \"b\" }]\n",
        &["the action has no `role`"],
    ),
    (
        "[rule.a]\nsql = \"SELECT * FROM 'a'\"\nactions = [{ republish = \"b/#\", role = \"r\" }]\n[role.r]\ntrust = \"rule\"\n",
        &["`b/#` is not a topic"],
    ),
    (
        "[rule.a]\nsql = \"SELECT * FROM 'a'\"\nactions = [{ raw = { kinesys = {} } }]\n",
        &["the API has no action `kinesys`", "did you mean `kinesis`?"],
    ),
    (
        "[rule.a]\nsql = \"SELECT * FROM 'a'\"\nactions = [{ lambda = \"f\", republish = \"x\" }]\n",
        &["`lambda` beside `republish`"],
    ),
    (
        "[device.a]\nattributes = { a = \"1\", b = \"1\", c = \"1\", d = \"1\" }\n",
        &[
            "4 attributes; AWS allows 3 of a thing without a type",
            "thing-type",
        ],
    ),
    (
        "[device.a]\nattributes = { a = \"x y\" }\n",
        &[":3:20: `x y` is not an attribute value"],
    ),
    (
        "[device.a]\ncertificate = { file = \"no.pem\" }\nwrite = [\"nvs\"]\n",
        &["cannot read", "this needs the private key"],
    ),
    (
        "[device.a]\ncertificate = { key-source = \"aws\", key-type = \"p384\", days = 3 }\n",
        &["`key-type` beside `key-source`", "`days` without `ca`"],
    ),
    (
        "[device.a]\nfiles = { \"x\" = { text = \"${thin}\" } }\n",
        &["unknown placeholder `${thin}`", "did you mean ${thing}?"],
    ),
    (
        "[device.a]\nfiles = { \"x\" = { text = \"${attribute:site}\" } }\n",
        &["the devices have no attribute `site`"],
    ),
];

#[test]
fn values_keep_to_the_rules_of_aws() {
    for (text, parts) in VALUES {
        told(text, parts);
    }
}

#[test]
fn a_file_that_is_no_toml_is_not_told_what_it_lacks() {
    let error = Folder::new(&[]).error("nmae = \"x\"\nrule = \n[role-alias.a]\n");
    assert!(error.contains("deployment.toml:2:"), "{error}");
    assert!(error.contains("did you mean `name`?"), "{error}");
    assert!(!error.contains("missing"), "{error}");
}

#[test]
fn one_mistake_is_told_once() {
    let folder = Folder::new(&[("ragged.csv", "thing,x\na\n"), ("iam.json", IAM)]);
    for (text, told) in [
        (
            "name = \"x\"\n[role.r]\ntrust = \"credentials.iot.amazonaws.com\"\n",
            "is not known here",
        ),
        (
            "[[device]]\nname = \"a\"\n",
            "expected a table, found a list",
        ),
        (
            "name = \"x\"\n[device.a]\nfrom = \"ragged.csv\"\n",
            "ragged.csv:2:1: the row has 1 value, the header 2 columns",
        ),
    ] {
        let error = folder.error(text);
        assert!(error.contains(told), "{error}");
        assert!(!error.contains("\n\n"), "{error}");
    }
}

#[test]
fn all_problems_come_at_once_in_their_order() {
    let folder = Folder::new(&[]);
    let error = folder.error("[device.a]\nwifi = { ssid = \"\" }\ncuont = 3\n[ca.b]\ndays = 0\n");
    let at: Vec<_> = ["unknown key `cuont`", "`0` is not between", "SSID"]
        .into_iter()
        .map(|part| error.find(part).unwrap_or_else(|| panic!("{error}")))
        .collect();
    assert!(at[2] < at[0] && at[0] < at[1], "{error}");
    assert!(error.contains("the key `name` is missing"), "{error}");
}
