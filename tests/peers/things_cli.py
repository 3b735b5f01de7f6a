"""boto3 re-reads everything that `iotctl thing`, `thing-group`, `thing-type` and `endpoint` made."""

import json
import os

import pytest
from botocore.exceptions import ClientError

from conftest import iotctl


def run(*arguments):
    """Runs iotctl, which must succeed, and answers its report."""
    done = iotctl(*arguments, "-o", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refused(code, *arguments):
    done = iotctl(*arguments, "-o", "json")
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return json.loads(done.stderr.splitlines()[-1])


def gone(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"


@pytest.fixture
def certificate(iot):
    return iot.create_keys_and_certificate(setAsActive=True)


def tags(iot, arn):
    return {tag["Key"]: tag["Value"] for tag in iot.list_tags_for_resource(resourceArn=arn)["tags"]}


def test_a_thing_is_as_boto3_reads_it(iot, name):
    thing, kind, other, group = name("thing"), name("type"), name("type"), name("group")
    run("thing-type", "create", kind)
    run("thing-type", "create", other)
    run("thing-group", "create", group)
    made = run("thing", "create", thing, "--thing-type", kind, "--attribute", "owner=alice", "--attribute", "room=k:1",
               "--group", group)["result"]
    read = iot.describe_thing(thingName=thing)
    assert read["attributes"] == {"owner": "alice", "room": "k:1"} == made["attributes"]
    assert read["thingTypeName"] == kind == made["thingType"]
    assert (read["thingArn"], read["version"]) == (made["arn"], made["version"])
    groups = iot.list_thing_groups_for_thing(thingName=thing)["thingGroups"]
    assert [item["groupName"] for item in groups] == [group] == made["groups"]

    run("thing", "update", thing, "--attribute", "owner=bob", "--remove-attribute", "room", "--thing-type", other,
        "--expected-version", read["version"])
    read = iot.describe_thing(thingName=thing)
    assert (read["attributes"], read["thingTypeName"], read["version"]) == ({"owner": "bob"}, other, 2)
    assert not run("thing", "update", thing, "--attribute", "owner=bob")["changed"]
    assert iot.describe_thing(thingName=thing)["version"] == 2
    run("thing", "update", thing, "--remove-thing-type")
    assert "thingTypeName" not in iot.describe_thing(thingName=thing)

    # What boto3 changes, iotctl sees.
    iot.update_thing(thingName=thing, attributePayload={"attributes": {"owner": "carol"}})
    assert refused(6, "thing", "create", thing, "--attribute", "owner=bob")["kind"] == "conflict"
    assert run("thing", "show", thing)["attributes"] == {"owner": "carol"}
    run("thing", "delete", thing)
    gone(iot.describe_thing, thingName=thing)


def test_lists_are_those_of_boto3(iot, name):
    kind, group, mark = name("type"), name("group"), name("mark")
    iot.create_thing_type(thingTypeName=kind)
    iot.create_thing_group(thingGroupName=group)
    things = sorted(name("thing") for _ in range(5))
    for number, thing in enumerate(things):
        typed = {"thingTypeName": kind} if number % 2 else {}
        payload = {"attributes": {"mark": mark, "number": str(number)}}
        iot.create_thing(thingName=thing, attributePayload=payload, **typed)
        if number < 3:
            iot.add_thing_to_thing_group(thingName=thing, thingGroupName=group)

    def listed(*arguments):
        return [item["name"] for item in run("thing", "list", *arguments)["items"]]

    def of_boto3(**arguments):
        pages = iot.get_paginator("list_things").paginate(**arguments)
        return [item["thingName"] for page in pages for item in page["things"]]

    assert listed() == of_boto3()
    assert listed("--thing-type", kind) == of_boto3(thingTypeName=kind) == things[1::2]
    assert listed("--attribute", f"mark={mark}") == of_boto3(attributeName="mark", attributeValue=mark) == things
    assert listed("--attribute", f"mark={mark}", "--attribute", "number=4") == things[4:]
    assert listed("--group", group) == iot.list_things_in_thing_group(thingGroupName=group)["things"] == things[:3]
    assert listed("--group", group, "--thing-type", kind) == things[1:2]
    query = f"attributes.mark:{mark} AND thingTypeName:{kind}"
    found = iot.search_index(queryString=query)["things"]
    assert listed("--where", query) == [item["thingName"] for item in found] == things[1::2]


def test_principals_are_attached_as_asked(iot, name, certificate):
    thing, arn, identity = name("thing"), certificate["certificateArn"], certificate["certificateId"]
    run("thing", "create", thing)
    run("thing", "attach", thing, "--cert", identity)
    read = iot.list_thing_principals_v2(thingName=thing)["thingPrincipalObjects"]
    assert read == [{"principal": arn, "thingPrincipalType": "NON_EXCLUSIVE_THING"}]
    run("thing", "attach", thing, "--principal", arn, "--exclusive")
    read = iot.list_thing_principals_v2(thingName=thing)["thingPrincipalObjects"]
    assert read == [{"principal": arn, "thingPrincipalType": "EXCLUSIVE_THING"}] == run("thing", "show", thing)["principals"]
    refused(6, "thing", "delete", thing)
    assert iot.list_thing_principals(thingName=thing)["principals"] == [arn]
    run("thing", "detach", thing, "--cert", identity, "--wait")
    assert iot.list_thing_principals(thingName=thing)["principals"] == []
    run("thing", "attach", thing, "--cert", arn)
    run("thing", "delete", thing, "--cascade")
    gone(iot.describe_thing, thingName=thing)
    assert iot.describe_certificate(certificateId=identity)["certificateDescription"]["status"] == "ACTIVE"


def test_a_cascade_takes_only_its_own_certificates(iot, name, certificate):
    thing, other, policy = name("thing"), name("thing"), name("policy")
    shared = iot.create_keys_and_certificate(setAsActive=True)
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iot:Connect", "Resource": "*"}]}
    iot.create_policy(policyName=policy, policyDocument=json.dumps(document))
    for each in [thing, other]:
        iot.create_thing(thingName=each)
        iot.attach_thing_principal(thingName=each, principal=shared["certificateArn"])
    iot.attach_thing_principal(thingName=thing, principal=certificate["certificateArn"])
    for each in [certificate, shared]:
        iot.attach_policy(policyName=policy, target=each["certificateArn"])
    refused(2, "thing", "delete", thing, "--cascade", "--certificates")
    run("thing", "delete", thing, "--cascade", "--certificates", "--yes")
    gone(iot.describe_thing, thingName=thing)
    gone(iot.describe_certificate, certificateId=certificate["certificateId"])
    kept = iot.describe_certificate(certificateId=shared["certificateId"])["certificateDescription"]
    assert kept["status"] == "ACTIVE"
    assert iot.list_targets_for_policy(policyName=policy)["targets"] == [shared["certificateArn"]]
    assert iot.list_thing_principals(thingName=other)["principals"] == [shared["certificateArn"]]


def test_a_group_is_as_boto3_reads_it(iot, name):
    top, group, thing = name("top"), name("group"), name("thing")
    run("thing-group", "create", top)
    run("thing-group", "create", group, "--parent", top, "--description", "all of it", "--attribute", "floor=1",
        "--tag", "cost=42")
    read = iot.describe_thing_group(thingGroupName=group)
    assert read["thingGroupMetadata"]["parentGroupName"] == top
    properties = read["thingGroupProperties"]
    assert properties["thingGroupDescription"] == "all of it"
    assert properties["attributePayload"]["attributes"] == {"floor": "1"}
    assert tags(iot, read["thingGroupArn"]) == {"cost": "42"}
    shown = run("thing-group", "show", group)
    assert (shown["arn"], shown["path"], shown["tags"]) == (read["thingGroupArn"], [top], {"cost": "42"})

    run("thing-group", "update", group, "--attribute", "size=9", "--remove-attribute", "floor", "--description", "half of it",
        "--tag", "cost=43", "--expected-version", read["version"])
    read = iot.describe_thing_group(thingGroupName=group)
    assert read["thingGroupProperties"]["attributePayload"]["attributes"] == {"size": "9"}
    assert read["thingGroupProperties"]["thingGroupDescription"] == "half of it"
    assert tags(iot, read["thingGroupArn"]) == {"cost": "43"}

    iot.create_thing(thingName=thing)
    run("thing-group", "attach", group, "--thing", thing)
    assert iot.list_things_in_thing_group(thingGroupName=group)["things"] == [thing]
    run("thing-group", "detach", group, "--thing", thing)
    assert iot.list_things_in_thing_group(thingGroupName=group)["things"] == []
    run("thing-group", "attach", group, "--thing", thing)
    below = iot.list_thing_groups(parentGroup=top, recursive=True)["thingGroups"]
    listed = run("thing-group", "list", "--parent", top, "--recursive")["items"]
    assert [item["groupArn"] for item in below] == [item["arn"] for item in listed]

    refused(6, "thing-group", "delete", top)
    run("thing-group", "delete", top, "--cascade")
    for each in [top, group]:
        gone(iot.describe_thing_group, thingGroupName=each)
    assert iot.describe_thing(thingName=thing)["thingName"] == thing


def test_a_type_is_as_boto3_reads_it(iot, name):
    kind = name("type")
    mqtt5 = {"propagatingAttributes": [{"userPropertyKey": "watt", "thingAttribute": "watt"}]}
    arn = run("thing-type", "create", kind, "--description", "lamps", "--searchable", "watt", "--tag", "k=v")["result"]["arn"]
    read = iot.describe_thing_type(thingTypeName=kind)
    assert read["thingTypeProperties"] == {"thingTypeDescription": "lamps", "searchableAttributes": ["watt"]}
    assert tags(iot, arn) == {"k": "v"}
    # What iotctl has no word for survives its changes.
    iot.update_thing_type(thingTypeName=kind, thingTypeProperties={"mqtt5Configuration": mqtt5})
    run("thing-type", "update", kind, "--description", "all lamps", "--searchable", "watt", "--searchable", "age")
    read = iot.describe_thing_type(thingTypeName=kind)["thingTypeProperties"]
    assert read["thingTypeDescription"] == "all lamps"
    assert sorted(read["searchableAttributes"]) == ["age", "watt"]
    assert read["mqtt5Configuration"] == mqtt5
    assert run("thing-type", "show", kind)["propagating"] == mqtt5["propagatingAttributes"]
    run("thing-type", "deprecate", kind)
    assert iot.describe_thing_type(thingTypeName=kind)["thingTypeMetadata"]["deprecated"]
    refused(6, "thing-type", "delete", kind)


def test_endpoints_are_those_of_boto3(iot):
    for item in run("endpoint", "list")["items"]:
        assert item["address"] == iot.describe_endpoint(endpointType=item["type"])["endpointAddress"]
        assert item["address"] == os.environ["SANDBOX_ENDPOINT"]
