"""The registry operations of a running sandbox, called by boto3: requests and answers go through AWS's own service model.

Needs the sandbox's default quotas. Fixtures `iot` and `name` are in conftest.py; every test makes its own resources.
"""

import datetime
import re
import time

import pytest
from botocore.exceptions import ClientError

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Far longer than any detachment should take.
PATIENCE_SECONDS = 60


def refused(call, code, status, **arguments):
    """Calls, expects the error `code` with HTTP `status`, and answers the parsed error response."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    assert response["Error"]["Code"] == code, response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == status, response
    assert response["Error"]["Message"], response
    return response


def invalid(call, **arguments):
    return refused(call, "InvalidRequestException", 400, **arguments)


def not_found(call, **arguments):
    return refused(call, "ResourceNotFoundException", 404, **arguments)


def eventually(check):
    """Waits until `check` answers something true."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        answer = check()
        if answer:
            return answer
        time.sleep(0.1)
    pytest.fail("it did not come true in time")


def pages(iot, operation, page_size, key, **arguments):
    """Items of each page, as the SDK's paginator turns them."""
    paginator = iot.get_paginator(operation)
    result = paginator.paginate(PaginationConfig={"PageSize": page_size}, **arguments)
    return [page[key] for page in result]


@pytest.fixture
def thing(iot, name):
    thing = name("thing")
    iot.create_thing(thingName=thing)
    return thing


@pytest.fixture
def certificate(iot):
    return iot.create_keys_and_certificate(setAsActive=True)["certificateArn"]


@pytest.fixture
def other_certificate(iot):
    return iot.create_keys_and_certificate(setAsActive=True)["certificateArn"]


def attributes(merge=None, **pairs):
    payload = {"attributes": pairs}
    if merge is not None:
        payload["merge"] = merge
    return payload


# Endpoint ----------------------------------------------------------------------------------------------------------------


def test_every_endpoint_type_has_an_address(iot):
    default = iot.describe_endpoint()["endpointAddress"]
    assert re.fullmatch(r"[^/\s]+:\d+", default)
    for kind in ["iot:Data-ATS", "iot:Data", "iot:CredentialProvider", "iot:Jobs"]:
        assert iot.describe_endpoint(endpointType=kind)["endpointAddress"] == default
    invalid(iot.describe_endpoint, endpointType="iot:Unknown")


# Things ------------------------------------------------------------------------------------------------------------------


def test_a_thing_is_created_described_updated_and_deleted(iot, name):
    thing = name("thing")
    created = iot.create_thing(thingName=thing, attributePayload=attributes(colour="red", room="k:1"))
    assert created["thingName"] == thing
    assert created["thingArn"].endswith(f":thing/{thing}")
    assert UUID.fullmatch(created["thingId"])

    described = iot.describe_thing(thingName=thing)
    assert described["attributes"] == {"colour": "red", "room": "k:1"}
    assert described["version"] == 1
    assert described["defaultClientId"] == thing
    assert described["thingId"] == created["thingId"]
    assert "thingTypeName" not in described

    iot.update_thing(thingName=thing, attributePayload=attributes(merge=True, colour="", size="3"))
    described = iot.describe_thing(thingName=thing)
    assert described["attributes"] == {"room": "k:1", "size": "3"}
    assert described["version"] == 2
    iot.update_thing(thingName=thing, attributePayload=attributes(only="1"), expectedVersion=2)
    assert iot.describe_thing(thingName=thing)["attributes"] == {"only": "1"}

    iot.delete_thing(thingName=thing)
    not_found(iot.describe_thing, thingName=thing)
    iot.delete_thing(thingName=thing)


def test_creating_again_needs_the_same_configuration(iot, name):
    thing = name("thing")
    first = iot.create_thing(thingName=thing, attributePayload=attributes(a="1"))
    again = iot.create_thing(thingName=thing, attributePayload=attributes(a="1"))
    assert again["thingId"] == first["thingId"]
    error = refused(iot.create_thing, "ResourceAlreadyExistsException", 409, thingName=thing)
    assert error["resourceArn"] == first["thingArn"]
    assert error["resourceId"]


def test_names_values_and_counts_are_checked(iot, name):
    for bad in ["a b", "a/b", "ä", "a" * 129]:
        with pytest.raises(Exception) as caught:
            iot.create_thing(thingName=bad)
        # The SDK itself refuses what is too long; the service refuses the rest.
        if isinstance(caught.value, ClientError):
            assert caught.value.response["Error"]["Code"] == "InvalidRequestException"
            assert "thingName" in caught.value.response["Error"]["Message"]
    thing = name("thing")
    invalid(iot.create_thing, thingName=thing, attributePayload=attributes(**{"a b": "1"}))
    invalid(iot.create_thing, thingName=thing, attributePayload=attributes(a="x y"))
    invalid(iot.create_thing, thingName=thing, attributePayload=attributes(a="1", b="2", c="3", d="4"))
    not_found(iot.create_thing, thingName=thing, thingTypeName=name("none"))
    not_found(iot.create_thing, thingName=thing, billingGroupName=name("none"))
    not_found(iot.update_thing, thingName=thing)


def test_versions_guard_updates_and_deletions(iot, thing):
    refused(iot.update_thing, "VersionConflictException", 409, thingName=thing, expectedVersion=9)
    refused(iot.delete_thing, "VersionConflictException", 409, thingName=thing, expectedVersion=9)
    iot.delete_thing(thingName=thing, expectedVersion=1)


def test_things_are_listed_by_attribute_type_and_page(iot, name):
    kind, mark = name("type"), name("mark")
    iot.create_thing_type(thingTypeName=kind)
    things = sorted(name(f"listed-{i}") for i in range(5))
    for i, thing in enumerate(things):
        arguments = {"thingTypeName": kind} if i == 0 else {}
        iot.create_thing(thingName=thing, attributePayload=attributes(mark=f"{mark}:{i}"), **arguments)

    def listed(**arguments):
        return [thing["thingName"] for thing in iot.list_things(**arguments)["things"]]

    assert listed(attributeName="mark", attributeValue=f"{mark}:2") == [things[2]]
    assert listed(attributeName="mark", attributeValue=mark) == []
    assert listed(thingTypeName=kind) == [things[0]]
    prefix = {"attributeName": "mark", "attributeValue": mark, "usePrefixAttributeValue": True}
    assert listed(**prefix) == things
    found = pages(iot, "list_things", 2, "things", **prefix)
    assert [len(page) for page in found] == [2, 2, 1]
    one = found[0][0]
    assert (one["thingName"], one["thingTypeName"], one["version"]) == (things[0], kind, 1)
    assert one["thingArn"].endswith(f":thing/{things[0]}")
    assert one["attributes"] == {"mark": f"{mark}:0"}
    invalid(iot.list_things, nextToken="!")


# Thing types -------------------------------------------------------------------------------------------------------------


def test_a_thing_type_keeps_its_properties_and_tags(iot, name):
    kind = name("type")
    properties = {
        "thingTypeDescription": "lamps",
        "searchableAttributes": ["wattage"],
        "mqtt5Configuration": {
            "propagatingAttributes": [
                {"userPropertyKey": "client", "connectionAttribute": "iot:ClientId"},
                {"userPropertyKey": "w", "thingAttribute": "wattage"},
            ]
        },
    }
    created = iot.create_thing_type(thingTypeName=kind, thingTypeProperties=properties, tags=[{"Key": "k", "Value": "v"}])
    assert created["thingTypeArn"].endswith(f":thingtype/{kind}")
    again = iot.create_thing_type(thingTypeName=kind, thingTypeProperties=properties)
    assert again["thingTypeId"] == created["thingTypeId"]
    refused(iot.create_thing_type, "ResourceAlreadyExistsException", 409, thingTypeName=kind)

    described = iot.describe_thing_type(thingTypeName=kind)
    assert described["thingTypeProperties"] == properties
    assert described["thingTypeMetadata"]["deprecated"] is False
    age = datetime.datetime.now(datetime.timezone.utc) - described["thingTypeMetadata"]["creationDate"]
    assert abs(age) < datetime.timedelta(minutes=5)
    assert iot.list_tags_for_resource(resourceArn=created["thingTypeArn"])["tags"] == [{"Key": "k", "Value": "v"}]

    iot.update_thing_type(thingTypeName=kind, thingTypeProperties={"thingTypeDescription": "all lamps"})
    described = iot.describe_thing_type(thingTypeName=kind)
    assert described["thingTypeProperties"] == {**properties, "thingTypeDescription": "all lamps"}
    listed = iot.list_thing_types(thingTypeName=kind)["thingTypes"]
    assert [item["thingTypeName"] for item in listed] == [kind]
    too_many = {"searchableAttributes": ["a", "b", "c", "d"]}
    invalid(iot.create_thing_type, thingTypeName=name("type"), thingTypeProperties=too_many)
    not_found(iot.describe_thing_type, thingTypeName=name("none"))
    not_found(iot.update_thing_type, thingTypeName=name("none"), thingTypeProperties={})


def test_a_thing_type_raises_the_number_of_attributes(iot, name):
    kind, thing = name("type"), name("thing")
    iot.create_thing_type(thingTypeName=kind)
    fifty = {f"a{i}": "v" for i in range(50)}
    iot.create_thing(thingName=thing, thingTypeName=kind, attributePayload=attributes(**fifty))
    invalid(iot.update_thing, thingName=thing, attributePayload=attributes(merge=True, more="1"))
    invalid(iot.update_thing, thingName=thing, removeThingType=True)
    invalid(iot.update_thing, thingName=thing, thingTypeName=kind, removeThingType=True)
    iot.update_thing(thingName=thing, removeThingType=True, attributePayload=attributes(a="1"))
    assert "thingTypeName" not in iot.describe_thing(thingName=thing)


def test_a_deprecated_type_takes_no_things_and_stays_for_five_minutes(iot, name):
    kind, thing = name("type"), name("thing")
    iot.create_thing_type(thingTypeName=kind)
    iot.create_thing(thingName=thing, thingTypeName=kind)
    invalid(iot.delete_thing_type, thingTypeName=kind)
    iot.deprecate_thing_type(thingTypeName=kind)
    metadata = iot.describe_thing_type(thingTypeName=kind)["thingTypeMetadata"]
    assert metadata["deprecated"] is True
    assert metadata["deprecationDate"] >= metadata["creationDate"]
    invalid(iot.create_thing, thingName=name("thing"), thingTypeName=kind)
    invalid(iot.delete_thing_type, thingTypeName=kind)
    iot.update_thing(thingName=thing, removeThingType=True)
    # Nothing is associated any more, but five minutes have not passed.
    invalid(iot.delete_thing_type, thingTypeName=kind)
    iot.deprecate_thing_type(thingTypeName=kind, undoDeprecate=True)
    assert iot.describe_thing_type(thingTypeName=kind)["thingTypeMetadata"]["deprecated"] is False
    iot.create_thing(thingName=name("thing"), thingTypeName=kind)
    not_found(iot.delete_thing_type, thingTypeName=name("none"))
    not_found(iot.deprecate_thing_type, thingTypeName=name("none"))


def test_thing_types_are_paged(iot, name):
    kinds = {name("type") for _ in range(3)}
    for kind in kinds:
        iot.create_thing_type(thingTypeName=kind)
    found = pages(iot, "list_thing_types", 1, "thingTypes")
    names = [item["thingTypeName"] for page in found for item in page]
    assert all(len(page) <= 1 for page in found)
    assert names == sorted(names)
    assert kinds <= set(names)


# Principals --------------------------------------------------------------------------------------------------------------


def test_an_attachment_blocks_deletion_until_it_is_gone(iot, thing, certificate):
    iot.attach_thing_principal(thingName=thing, principal=certificate)
    assert iot.list_thing_principals(thingName=thing)["principals"] == [certificate]
    assert iot.list_principal_things(principal=certificate)["things"] == [thing]
    invalid(iot.delete_thing, thingName=thing)
    iot.detach_thing_principal(thingName=thing, principal=certificate)
    eventually(lambda: not iot.list_thing_principals(thingName=thing)["principals"])
    iot.delete_thing(thingName=thing)
    assert iot.list_principal_things(principal=certificate)["things"] == []


def test_only_what_exists_is_attached(iot, name, thing, certificate):
    unknown = certificate.rsplit("/", 1)[0] + "/" + "0" * 64
    not_found(iot.attach_thing_principal, thingName=name("none"), principal=certificate)
    not_found(iot.attach_thing_principal, thingName=thing, principal=unknown)
    not_found(iot.list_principal_things, principal=unknown)
    not_found(iot.list_thing_principals, thingName=name("none"))
    not_found(iot.detach_thing_principal, thingName=thing, principal=certificate)
    invalid(iot.attach_thing_principal, thingName=thing, principal="nobody")
    region = certificate.split(":")[3]
    identity = f"{region}:7d6f0c5e-0b5c-4d55-9c4f-0123456789ab"
    iot.attach_thing_principal(thingName=thing, principal=identity)
    assert iot.list_thing_principals(thingName=thing)["principals"] == [identity]


def test_an_exclusive_thing_is_the_only_one(iot, name, thing, certificate, other_certificate):
    other = name("thing")
    iot.create_thing(thingName=other)
    iot.attach_thing_principal(thingName=thing, principal=certificate, thingPrincipalType="EXCLUSIVE_THING")
    invalid(iot.attach_thing_principal, thingName=other, principal=certificate)
    invalid(iot.attach_thing_principal, thingName=other, principal=certificate, thingPrincipalType="EXCLUSIVE_THING")
    for each in [thing, other]:
        iot.attach_thing_principal(thingName=each, principal=other_certificate)
    invalid(
        iot.attach_thing_principal,
        thingName=thing,
        principal=other_certificate,
        thingPrincipalType="EXCLUSIVE_THING",
    )

    exclusive = iot.list_thing_principals_v2(thingName=thing, thingPrincipalType="EXCLUSIVE_THING")
    assert exclusive["thingPrincipalObjects"] == [
        {"principal": certificate, "thingPrincipalType": "EXCLUSIVE_THING"}
    ]
    both = pages(iot, "list_thing_principals_v2", 1, "thingPrincipalObjects", thingName=thing)
    assert [item["principal"] for page in both for item in page] == sorted([certificate, other_certificate])
    assert [len(page) for page in both] == [1, 1]
    things = iot.list_principal_things_v2(principal=other_certificate)["principalThingObjects"]
    assert things == [
        {"thingName": each, "thingPrincipalType": "NON_EXCLUSIVE_THING"} for each in sorted([thing, other])
    ]
    filtered = iot.list_principal_things_v2(principal=other_certificate, thingPrincipalType="EXCLUSIVE_THING")
    assert filtered["principalThingObjects"] == []
    paged = pages(iot, "list_principal_things", 1, "things", principal=other_certificate)
    assert paged == [[each] for each in sorted([thing, other])]


# Thing groups ------------------------------------------------------------------------------------------------------------


def test_a_group_has_properties_a_version_and_a_path(iot, name):
    root, child = name("root"), name("child")
    made = iot.create_thing_group(thingGroupName=root)
    properties = {"thingGroupDescription": "lamps", "attributePayload": attributes(floor="1")}
    arguments = {"thingGroupName": child, "parentGroupName": root, "thingGroupProperties": properties}
    created = iot.create_thing_group(**arguments, tags=[{"Key": "k", "Value": "v"}])
    assert iot.create_thing_group(**arguments)["thingGroupId"] == created["thingGroupId"]
    refused(iot.create_thing_group, "ResourceAlreadyExistsException", 409, thingGroupName=child)

    described = iot.describe_thing_group(thingGroupName=child)
    assert described["thingGroupArn"].endswith(f":thinggroup/{child}")
    assert described["thingGroupProperties"]["thingGroupDescription"] == "lamps"
    assert described["thingGroupProperties"]["attributePayload"]["attributes"] == {"floor": "1"}
    metadata = described["thingGroupMetadata"]
    assert metadata["parentGroupName"] == root
    assert metadata["rootToParentThingGroups"] == [{"groupName": root, "groupArn": made["thingGroupArn"]}]
    assert isinstance(metadata["creationDate"], datetime.datetime)
    assert described["version"] == 1

    merged = {"attributePayload": attributes(merge=True, room="2")}
    updated = iot.update_thing_group(thingGroupName=child, thingGroupProperties=merged, expectedVersion=1)
    assert updated["version"] == 2
    described = iot.describe_thing_group(thingGroupName=child)["thingGroupProperties"]
    assert described["attributePayload"]["attributes"] == {"floor": "1", "room": "2"}
    assert described["thingGroupDescription"] == "lamps"
    arguments = {"thingGroupName": child, "thingGroupProperties": merged, "expectedVersion": 1}
    refused(iot.update_thing_group, "VersionConflictException", 409, **arguments)
    not_found(iot.describe_thing_group, thingGroupName=name("none"))

    invalid(iot.delete_thing_group, thingGroupName=root)
    refused(iot.delete_thing_group, "VersionConflictException", 409, thingGroupName=child, expectedVersion=1)
    iot.delete_thing_group(thingGroupName=child)
    iot.delete_thing_group(thingGroupName=root)
    not_found(iot.describe_thing_group, thingGroupName=root)


def test_groups_are_at_most_seven_deep(iot, name):
    groups = [name(f"level-{level}") for level in range(8)]
    iot.create_thing_group(thingGroupName=groups[0])
    for parent, child in zip(groups[:6], groups[1:7]):
        iot.create_thing_group(thingGroupName=child, parentGroupName=parent)
    invalid(iot.create_thing_group, thingGroupName=groups[7], parentGroupName=groups[6])


def test_groups_are_listed_by_parent_prefix_and_page(iot, name):
    prefix = name("tree")
    root, child, grandchild = (f"{prefix}-{part}" for part in "abc")
    iot.create_thing_group(thingGroupName=root)
    iot.create_thing_group(thingGroupName=child, parentGroupName=root)
    iot.create_thing_group(thingGroupName=grandchild, parentGroupName=child)

    def listed(**arguments):
        return [group["groupName"] for group in iot.list_thing_groups(**arguments)["thingGroups"]]

    assert listed(namePrefixFilter=prefix) == [root, child, grandchild]
    assert listed(namePrefixFilter=prefix, recursive=False) == [root]
    assert listed(parentGroup=root) == [child]
    assert listed(parentGroup=root, recursive=True) == [child, grandchild]
    found = pages(iot, "list_thing_groups", 2, "thingGroups", namePrefixFilter=prefix)
    assert [len(page) for page in found] == [2, 1]
    assert found[0][0]["groupArn"].endswith(f":thinggroup/{root}")
    not_found(iot.list_thing_groups, parentGroup=name("none"))


def test_things_join_and_leave_groups(iot, name, thing):
    root, left, right, apart = (name(part) for part in ["root", "left", "right", "apart"])
    iot.create_thing_group(thingGroupName=root)
    for child in [left, right]:
        iot.create_thing_group(thingGroupName=child, parentGroupName=root)
    arn = iot.create_thing_group(thingGroupName=apart)["thingGroupArn"]
    thing_arn = iot.describe_thing(thingName=thing)["thingArn"]

    iot.add_thing_to_thing_group(thingGroupName=left, thingName=thing)
    for same_tree in [right, root]:
        invalid(iot.add_thing_to_thing_group, thingGroupName=same_tree, thingName=thing)
    iot.add_thing_to_thing_group(thingGroupArn=arn, thingArn=thing_arn)
    paged = pages(iot, "list_thing_groups_for_thing", 1, "thingGroups", thingName=thing)
    assert [group["groupName"] for page in paged for group in page] == sorted([left, apart])

    assert iot.list_things_in_thing_group(thingGroupName=root)["things"] == []
    assert iot.list_things_in_thing_group(thingGroupName=root, recursive=True)["things"] == [thing]
    second = name("thing")
    iot.create_thing(thingName=second)
    iot.add_thing_to_thing_group(thingGroupName=left, thingName=second)
    paged = pages(iot, "list_things_in_thing_group", 1, "things", thingGroupName=left)
    assert paged == [[each] for each in sorted([thing, second])]

    iot.update_thing_groups_for_thing(thingName=thing, thingGroupsToAdd=[right], thingGroupsToRemove=[left])
    assert iot.list_things_in_thing_group(thingGroupName=right)["things"] == [thing]
    iot.remove_thing_from_thing_group(thingGroupName=right, thingName=thing)
    iot.remove_thing_from_thing_group(thingGroupArn=arn, thingArn=thing_arn)
    assert iot.list_thing_groups_for_thing(thingName=thing)["thingGroups"] == []

    invalid(iot.add_thing_to_thing_group, thingName=thing)
    not_found(iot.add_thing_to_thing_group, thingGroupName=name("none"), thingName=thing)
    not_found(iot.add_thing_to_thing_group, thingGroupName=left, thingName=name("none"))
    not_found(iot.list_things_in_thing_group, thingGroupName=name("none"))
    not_found(iot.list_thing_groups_for_thing, thingName=name("none"))


def test_a_thing_is_in_ten_groups_at_most(iot, name, thing):
    groups = [name("group") for _ in range(11)]
    for group in groups:
        iot.create_thing_group(thingGroupName=group)
    for group in groups[:10]:
        iot.add_thing_to_thing_group(thingGroupName=group, thingName=thing)
    invalid(iot.add_thing_to_thing_group, thingGroupName=groups[10], thingName=thing)


def test_deleting_takes_memberships_along(iot, name, thing):
    group = name("group")
    iot.create_thing_group(thingGroupName=group)
    iot.add_thing_to_thing_group(thingGroupName=group, thingName=thing)
    iot.delete_thing_group(thingGroupName=group)
    assert iot.list_thing_groups_for_thing(thingName=thing)["thingGroups"] == []
    iot.create_thing_group(thingGroupName=group)
    iot.add_thing_to_thing_group(thingGroupName=group, thingName=thing)
    iot.delete_thing(thingName=thing)
    assert iot.list_things_in_thing_group(thingGroupName=group)["things"] == []


# Tags --------------------------------------------------------------------------------------------------------------------


def test_tags_are_put_changed_and_removed(iot, name):
    arn = iot.create_thing_group(thingGroupName=name("group"), tags=[{"Key": "a", "Value": "1"}])["thingGroupArn"]
    iot.tag_resource(resourceArn=arn, tags=[{"Key": "a", "Value": "2"}, {"Key": "b", "Value": ""}])
    tags = [{"Key": "a", "Value": "2"}, {"Key": "b", "Value": ""}]
    assert pages(iot, "list_tags_for_resource", None, "tags", resourceArn=arn) == [tags]
    iot.untag_resource(resourceArn=arn, tagKeys=["a", "unknown"])
    assert iot.list_tags_for_resource(resourceArn=arn)["tags"] == [{"Key": "b", "Value": ""}]


def test_tags_are_bounded_and_bound_to_what_exists(iot, name, thing):
    arn = iot.create_thing_type(thingTypeName=name("type"))["thingTypeArn"]
    iot.tag_resource(resourceArn=arn, tags=[{"Key": f"k{i}", "Value": "v"} for i in range(50)])
    one_more = [{"Key": "more", "Value": "v"}]
    refused(iot.tag_resource, "LimitExceededException", 410, resourceArn=arn, tags=one_more)
    invalid(iot.tag_resource, resourceArn=arn, tags=[{"Key": "aws:k", "Value": "v"}])
    missing = arn.rsplit("/", 1)[0] + "/" + name("none")
    not_found(iot.tag_resource, resourceArn=missing, tags=one_more)
    not_found(iot.untag_resource, resourceArn=missing, tagKeys=["k"])
    not_found(iot.list_tags_for_resource, resourceArn=missing)
    invalid(iot.list_tags_for_resource, resourceArn="not an ARN")
    # Things take no tags on AWS; their attributes serve.
    invalid(iot.tag_resource, resourceArn=iot.describe_thing(thingName=thing)["thingArn"], tags=one_more)
