"""Events of the registry: boto3 turns them on and changes things and groups, paho hears of it."""

import json
import queue

import pytest

from rules import anything, device  # noqa: F401 (fixtures)


def turn(iot, on):
    kinds = ["THING", "THING_GROUP", "THING_GROUP_MEMBERSHIP"]
    iot.update_event_configurations(eventConfigurations={kind: {"Enabled": on} for kind in kinds})


@pytest.fixture
def heard(iot, device):
    """A function that answers topic and payload of the next event."""
    device.subscribe("$aws/events/thing/#")
    device.subscribe("$aws/events/thingGroup/#")
    device.subscribe("$aws/events/thingGroupMembership/#")
    turn(iot, True)

    def next_one(kind, operation):
        message = device.messages.get(timeout=10)
        event = json.loads(message.payload)
        assert (event.pop("eventType"), event.pop("operation"), event.pop("accountId")) == (
            kind, operation, "123456789012")
        assert event.pop("eventId") and event.pop("timestamp") > 1e12
        return message.topic.removeprefix("$aws/events/"), event

    yield next_one
    turn(iot, False)


def test_a_thing_and_its_groups(iot, heard, name, device):
    thing, parent, group = name("t"), name("p"), name("g")
    made = iot.create_thing(thingName=thing, attributePayload={"attributes": {"a": "1"}})
    told = {"thingId": made["thingId"], "thingName": thing, "thingTypeName": None}
    assert heard("THING_EVENT", "CREATED") == (
        f"thing/{thing}/created", {**told, "versionNumber": 1, "attributes": {"a": "1"}})
    iot.create_thing(thingName=thing, attributePayload={"attributes": {"a": "1"}})
    iot.update_thing(thingName=thing, attributePayload={"attributes": {"b": "2"}})
    assert heard("THING_EVENT", "UPDATED") == (
        f"thing/{thing}/updated", {**told, "versionNumber": 2, "attributes": {"b": "2"}})
    top = iot.create_thing_group(thingGroupName=parent)
    topic, event = heard("THING_GROUP_EVENT", "CREATED")
    assert topic == f"thingGroup/{parent}/created"
    assert (event["parentGroupName"], event["parentGroupId"], event["rootToParentThingGroups"]) == (None,) * 3
    below = iot.create_thing_group(
        thingGroupName=group, parentGroupName=parent, thingGroupProperties={"thingGroupDescription": "d"})
    topic, event = heard("THING_GROUP_EVENT", "CREATED")
    assert (event["parentGroupId"], event["description"]) == (top["thingGroupId"], "d")
    assert event["rootToParentThingGroups"] == [{"groupName": parent, "groupArn": top["thingGroupArn"]}]
    iot.add_thing_to_thing_group(thingName=thing, thingGroupName=group)
    topic, added = heard("THING_GROUP_MEMBERSHIP_EVENT", "ADDED")
    assert topic == f"thingGroupMembership/thingGroup/{group}/thing/{thing}/added"
    assert (added["groupArn"], added["groupId"]) == (below["thingGroupArn"], below["thingGroupId"])
    assert (added["thingArn"], added["thingId"]) == (made["thingArn"], made["thingId"])
    iot.add_thing_to_thing_group(thingName=thing, thingGroupName=group)
    iot.update_thing_groups_for_thing(thingName=thing, thingGroupsToRemove=[group])
    topic, removed = heard("THING_GROUP_MEMBERSHIP_EVENT", "REMOVED")
    assert topic.endswith("/removed") and removed == added
    iot.delete_thing_group(thingGroupName=group)
    assert heard("THING_GROUP_EVENT", "DELETED")[0] == f"thingGroup/{group}/deleted"
    iot.delete_thing(thingName=thing)
    assert heard("THING_EVENT", "DELETED")[0] == f"thing/{thing}/deleted"
    turn(iot, False)
    iot.create_thing(thingName=thing)
    with pytest.raises(queue.Empty):
        device.messages.get(timeout=0.5)
