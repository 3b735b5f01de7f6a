// The way to AWS IoT Core: WiFi, then the clock, then MQTT over mutual TLS; and again, with jitter, when it breaks.
#pragma once
#include "iot_core.h"

namespace iot {

// There is one link. `settings` must outlive it. On `status_topic` goes "online" after connecting and "offline" as the
// last will, not retained; the policy must allow iot:Publish there.
void link_begin(const Settings &settings, const char *status_topic);

// Takes the next step; call it from loop(). True while messages can be sent and received.
bool link_run();

// Publishes with QoS 0 or 1 (AWS IoT has no QoS 2). False if it was not sent, or not acknowledged.
bool link_publish(const char *topic, const char *payload, size_t length, int qos);

// The oldest message received, or null. pop() it when done with it. It may be published from here on.
const Inbox::Message *link_message();
void link_pop();

}  // namespace iot
