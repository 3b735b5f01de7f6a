//! Which policies decide and what their variables see, on a registry in memory.

use std::net::Ipv4Addr;

use super::*;
use crate::model::policy::Action;
use crate::sandbox::store::policies::Policy;

const ALLOW: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}"#;

struct Registry {
    store: Arc<Store>,
    authority: Authority,
    scope: Scope,
}

fn registry() -> Registry {
    let store = Arc::new(Store::open(None).expect("a registry"));
    let scope = Scope {
        account: "123456789012".parse().expect("an account"),
        region: "eu-central-1".parse().expect("a Region"),
    };
    Registry {
        authority: Authority::new(Arc::clone(&store)),
        store,
        scope,
    }
}

impl Registry {
    fn sql(&self, statement: &str) {
        self.store
            .write::<_, StoreError>(|db| Ok(db.execute_batch(statement)?))
            .expect("valid SQL");
    }

    fn certificate(&self, region: &str, pem: &str, status: &str, created_at: f64) -> CertificateId {
        let read = pki::read_certificate(pem).expect("a certificate");
        let new = Certificate {
            id: read.id.clone(),
            pem: read.pem,
            status: status.to_owned(),
            mode: "DEFAULT".to_owned(),
            ca_id: None,
            not_before: read.not_before,
            not_after: read.not_after,
            version: 1,
            generation: String::new(),
            created_at,
            modified_at: created_at,
        };
        self.store
            .write::<_, StoreError>(|db| Ok(certificates::insert(db, region, &new)?))
            .expect("inserted");
        read.id.parse().expect("an id")
    }

    fn policy(&self, name: &str, generation: &str, document: &str, target: &str) {
        let new = Policy {
            name: name.to_owned(),
            generation: generation.to_owned(),
            created_at: 1.0,
            modified_at: 1.0,
        };
        let region = self.scope.region.as_str();
        let write = |db: &rusqlite::Connection| {
            policies::insert(db, region, &new, document)?;
            policies::attach(db, region, name, target)?;
            Ok::<_, StoreError>(())
        };
        self.store.write(write).expect("inserted");
    }

    fn known(&self, principal: &str, client_id: Option<&str>) -> Known {
        self.store
            .read(|db| {
                self.authority
                    .documents_of(db, &self.scope, principal, client_id)
            })
            .expect("read")
    }
}

fn names(known: &Known) -> Vec<&str> {
    known
        .policies
        .iter()
        .map(|policy| policy.name.as_str())
        .collect()
}

fn issue() -> (String, Vec<u8>) {
    let made = pki::IssuingCa::ephemeral()
        .expect("a CA")
        .issue(include_str!("../pki/testdata/p256.csr"))
        .expect("issued");
    let (_, block) = x509_parser::pem::parse_x509_pem(made.pem.as_bytes()).expect("PEM");
    (made.pem, block.contents)
}

#[test]
fn an_active_registration_wins_then_the_oldest() {
    let registry = registry();
    let (pem, der) = issue();
    assert_eq!(
        registry.authority.standing(&der).expect("read"),
        Standing::Unknown
    );
    registry.certificate("eu-west-1", &pem, "REVOKED", 2.0);
    let id = registry.certificate("eu-west-2", &pem, "INACTIVE", 1.0);
    let region = |name: &str| name.parse::<Region>().expect("a Region");
    assert_eq!(
        registry.authority.standing(&der).expect("read"),
        Standing::NotActive {
            region: region("eu-west-2"),
            id: id.clone(),
            status: "INACTIVE".to_owned()
        }
    );
    registry.certificate("eu-west-3", &pem, "ACTIVE", 4.0);
    registry.certificate("us-east-1", &pem, "ACTIVE", 3.0);
    assert_eq!(
        registry.authority.standing(&der).expect("read"),
        Standing::Active {
            region: region("us-east-1"),
            id
        }
    );
}

#[test]
fn a_thing_counts_only_for_its_own_client_id_or_an_exclusive_attachment() {
    let registry = registry();
    let (pem, _) = issue();
    let id = registry.certificate("eu-central-1", &pem, "ACTIVE", 1.0);
    let arn = registry.scope.arn(&format!("cert/{id}"));
    registry.sql(&format!(
        "INSERT INTO things (region, name, id, type, attributes, created_at) VALUES
             ('eu-central-1', 'lamp', '1', 'light', '{{\"room\":\"hall\"}}', 1),
             ('eu-central-1', 'stranger', '2', NULL, '{{}}', 1);
         INSERT INTO thing_groups (region, name, id, parent, created_at) VALUES
             ('eu-central-1', 'house', '1', NULL, 1), ('eu-central-1', 'hall', '2', 'house', 1);
         INSERT INTO group_members VALUES ('eu-central-1', 'hall', 'lamp');
         INSERT INTO thing_principals (region, thing, principal) VALUES ('eu-central-1', 'lamp', '{arn}');"
    ));
    registry.policy("own", "1", ALLOW, &arn);
    registry.policy(
        "of-house",
        "2",
        ALLOW,
        &registry.scope.arn("thinggroup/house"),
    );
    registry.policy(
        "of-nobody",
        "3",
        ALLOW,
        &registry.scope.arn("thinggroup/garden"),
    );

    let lamp = registry.known(&arn, Some("lamp"));
    let thing = lamp.context.thing.as_ref().expect("the thing");
    assert!(thing.is_attached);
    assert_eq!(
        (
            thing.type_name.as_deref(),
            thing.attributes["room"].as_str()
        ),
        (Some("light"), "hall")
    );
    assert_eq!(names(&lamp), ["of-house", "own"]);
    assert_eq!(lamp.exclusive_thing, None);

    let other = registry.known(&arn, Some("stranger"));
    assert!(
        !other
            .context
            .thing
            .as_ref()
            .expect("named by the client id")
            .is_attached
    );
    assert_eq!(names(&other), ["own"]);

    let http = registry.known(&arn, None);
    assert_eq!(http.context.thing.as_ref().map(|thing| &thing.name), None);
    assert_eq!(names(&http), ["own"]);

    registry.sql("UPDATE thing_principals SET type = 'EXCLUSIVE_THING'");
    let exclusive = registry.known(&arn, Some("anything"));
    let thing = exclusive
        .context
        .thing
        .as_ref()
        .expect("the exclusive thing");
    assert_eq!((thing.name.as_str(), thing.is_attached), ("lamp", true));
    assert_eq!(exclusive.exclusive_thing.as_deref(), Some("lamp"));
    assert_eq!(
        names(&exclusive),
        ["own"],
        "group policies need the thing's name as client id"
    );

    registry.sql("UPDATE thing_principals SET detached_at = 1");
    assert_eq!(
        names(&registry.known(&arn, Some("lamp"))),
        ["own"],
        "detached"
    );
}

#[test]
fn reach_follows_groups_to_certificates() {
    let registry = registry();
    let (pem, _) = issue();
    let id = registry.certificate("eu-central-1", &pem, "ACTIVE", 1.0);
    let arn = registry.scope.arn(&format!("cert/{id}"));
    registry.sql(&format!(
        "INSERT INTO things (region, name, id, created_at) VALUES ('eu-central-1', 'lamp', '1', 1);
         INSERT INTO thing_groups (region, name, id, parent, created_at) VALUES
             ('eu-central-1', 'house', '1', NULL, 1), ('eu-central-1', 'hall', '2', 'house', 1);
         INSERT INTO group_members VALUES ('eu-central-1', 'hall', 'lamp');
         INSERT INTO thing_principals (region, thing, principal) VALUES
             ('eu-central-1', 'lamp', '{arn}'),
             ('eu-central-1', 'lamp', 'eu-central-1:11111111-2222-3333-4444-555555555555');"
    ));
    let house = registry.scope.arn("thinggroup/house");
    registry.policy("p", "1", ALLOW, &house);
    let reach = |policy: &str| {
        registry
            .store
            .read::<_, StoreError>(|db| Ok(certificates_of_policy(db, &registry.scope, policy)?))
            .expect("read")
    };
    assert_eq!(reach("p"), std::slice::from_ref(&id));
    registry.sql(&format!(
        "INSERT INTO policy_targets VALUES ('eu-central-1', 'p', '{arn}')"
    ));
    assert_eq!(reach("p"), [id], "once, by whatever way");
    assert_eq!(reach("unattached"), []);
}

#[test]
fn a_policy_of_the_same_name_is_not_taken_from_the_cache() {
    let registry = registry();
    let (pem, _) = issue();
    let id = registry.certificate("eu-central-1", &pem, "ACTIVE", 1.0);
    let arn = registry.scope.arn(&format!("cert/{id}"));
    registry.policy("p", "first", ALLOW, &arn);
    assert_eq!(&*registry.known(&arn, None).policies[0].text, ALLOW);
    registry
        .store
        .write::<_, StoreError>(|db| Ok(policies::delete(db, "eu-central-1", "p")?))
        .expect("deleted");
    assert!(registry.known(&arn, None).policies.is_empty());
    let other = ALLOW.replace("iot:*", "iot:Connect");
    registry.policy("p", "second", &other, &arn);
    assert_eq!(&*registry.known(&arn, None).policies[0].text, other);
}

#[test]
fn a_grant_tells_whether_the_certificate_is_active() {
    let registry = registry();
    let (pem, _) = issue();
    let id = registry.certificate("eu-central-1", &pem, "ACTIVE", 1.0);
    let facts = ConnectFacts {
        client_id: Some("lamp".to_owned()),
        source: Ipv4Addr::LOCALHOST.into(),
        server_name: None,
        attributes: Some(Vec::new()),
    };
    let active = |principal: &Principal| {
        registry
            .authority
            .grant(&registry.scope, principal, &facts)
            .expect("read")
            .active
    };
    let certificate = Principal::Certificate(id);
    assert!(active(&certificate) && active(&Principal::Administrator));
    registry.sql("UPDATE certificates SET status = 'INACTIVE'");
    assert!(!active(&certificate));
    registry.sql("DELETE FROM certificates");
    assert!(!active(&certificate) && active(&Principal::Administrator));
}

#[test]
fn a_grant_decides_with_the_facts_of_the_connection() {
    let registry = registry();
    let id = registry.certificate(
        "eu-central-1",
        include_str!("../pki/testdata/fields.pem"),
        "ACTIVE",
        1.0,
    );
    let arn = |resource: &str| registry.scope.arn(resource);
    let certificate = arn(&format!("cert/{id}"));
    registry.sql(&format!(
        "INSERT INTO things (region, name, id, created_at) VALUES ('eu-central-1', 'lamp', '1', 1);
         INSERT INTO thing_principals (region, thing, principal) VALUES ('eu-central-1', 'lamp', '{certificate}');"
    ));
    let allow = |action: &str, resource: &str| {
        let resource = arn(resource);
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}]}}"#
        )
    };
    for (name, document) in [
        (
            "thing",
            allow("iot:Connect", "client/${iot:Connection.Thing.ThingName}"),
        ),
        (
            "serial",
            allow("iot:Publish", "topic/${iot:Certificate.SerialNumber}"),
        ),
        (
            "second",
            allow(
                "iot:Publish",
                "topic/${iot:Certificate.Subject.OrganizationalUnit.1}",
            ),
        ),
        (
            "name",
            allow(
                "iot:Receive",
                "topic/${iot:Certificate.Subject.AlternativeName.DNSName}",
            ),
        ),
        (
            "domain",
            allow(
                "iot:Subscribe",
                "topicfilter/${iot:DomainName}/${aws:SourceIp}",
            ),
        ),
    ] {
        registry.policy(name, name, &document, &certificate);
    }
    let grant = |client_id: &str| {
        let facts = ConnectFacts {
            client_id: Some(client_id.to_owned()),
            source: Ipv4Addr::LOCALHOST.into(),
            server_name: Some("localhost".to_owned()),
            attributes: Some(Vec::new()),
        };
        let principal = Principal::Certificate(id.clone());
        registry
            .authority
            .grant(&registry.scope, &principal, &facts)
            .expect("read")
            .policies
    };
    let lamp = grant("lamp");
    for (action, resource) in [
        (Action::Connect, "client/lamp"),
        (Action::Publish, "topic/10525622389124227206"),
        (Action::Publish, "topic/Second"),
        (Action::Receive, "topic/example.com"),
        (Action::Subscribe, "topicfilter/localhost/127.0.0.1"),
    ] {
        assert!(lamp.allows(action, &arn(resource)), "{resource}");
    }
    assert!(!lamp.allows(Action::Connect, &arn("client/other")));
    assert!(
        !lamp.allows(Action::Publish, &arn("topic/LightBulb")),
        "that is the first unit"
    );
    assert!(
        !grant("other").allows(Action::Connect, &arn("client/other")),
        "no thing of that name"
    );
    registry.sql("UPDATE thing_principals SET type = 'EXCLUSIVE_THING'");
    assert!(
        grant("other").allows(Action::Connect, &arn("client/lamp")),
        "the client id is free"
    );
}

#[test]
fn a_claim_acts_until_it_expires_and_only_in_its_own_name() {
    let registry = registry();
    let (pem, der) = issue();
    let id: CertificateId = pki::fingerprint(&der).parse().expect("an id");
    let claim = |expires_at: f64| {
        registry.sql(&format!(
            "INSERT OR REPLACE INTO provisioning_claims VALUES ('eu-central-1', '{id}', 'lamps', {expires_at})"
        ));
    };
    let facts = ConnectFacts {
        client_id: Some("new".to_owned()),
        source: [127, 0, 0, 1].into(),
        server_name: None,
        attributes: Some(Vec::new()),
    };
    let principal = Principal::Claim(id.clone());
    let grant = || {
        registry
            .authority
            .grant(&registry.scope, &principal, &facts)
    };
    let standing = || registry.authority.standing(&der).expect("read");

    claim(now() + 60.0);
    let region = registry.scope.region.clone();
    assert_eq!(
        standing(),
        Standing::Claim {
            region,
            id: id.clone()
        }
    );
    let live = grant().expect("read");
    let left = live.ends_at.expect("an end") - Instant::now();
    assert!(live.active && left > Duration::from_secs(50) && left <= Duration::from_mins(1));
    let allows = |topic: &str| {
        live.allows(
            Action::Publish,
            &registry.scope.arn(&format!("topic/{topic}")),
        )
    };
    assert!(allows("$aws/provisioning-templates/lamps/provision/json"));
    assert!(!allows("$aws/provisioning-templates/doors/provision/json"));
    assert!(!allows("lamps"));

    claim(now() - 1.0);
    assert_eq!(standing(), Standing::Unknown);
    assert!(!grant().expect("read").active);

    claim(now() + 60.0);
    registry.certificate("eu-central-1", &pem, "INACTIVE", 1.0);
    assert!(
        matches!(standing(), Standing::NotActive { .. }),
        "a registration counts first"
    );
}
