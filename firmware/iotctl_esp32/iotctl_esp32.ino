/*
 * A device on AWS IoT Core: publishes readings on esp32/pub, acts on what arrives on esp32/sub, over mutual TLS.
 *
 *   {"message": "text"}          is shown on the serial monitor
 *   {"led": "on"}, {"led": "off"} switches the LED; a reading follows at once
 *
 * Board package: esp32 by Espressif, 2.0.17 or 3.x. Library: "MQTT" by Joel Gaehwiler, 2.5.3 or later.
 * Credentials: secrets.h beside this file (iotctl firmware secrets), or, while that holds none, the NVS partition
 * (iotctl firmware nvs), so that one build serves a whole fleet.
 */
#if __has_include("secrets.h")
#include "secrets.h"
#else
#define THINGNAME ""
static const char WIFI_SSID[] = "", WIFI_PASSWORD[] = "", AWS_IOT_ENDPOINT[] = "";
static const char AWS_CERT_CA[] = "", AWS_CERT_CRT[] = "", AWS_CERT_PRIVATE[] = "";
#endif

#include <Arduino.h>
#include <WiFi.h>
#include <time.h>

#include "src/iot_core.h"
#include "src/iot_link.h"
#include "src/iot_nvs.h"

#ifndef AWS_IOT_PORT
#define AWS_IOT_PORT 8883
#endif
#ifndef PUB_TOPIC
#define PUB_TOPIC "esp32/pub"
#endif
#ifndef SUB_TOPIC
#define SUB_TOPIC "esp32/sub"
#endif
#ifndef PUBLISH_INTERVAL_MS
#define PUBLISH_INTERVAL_MS 5000
#endif
#ifndef PUBLISH_QOS
#define PUBLISH_QOS 1
#endif
#ifndef SENSOR_PIN
#define SENSOR_PIN 36  // an ADC1 pin: ADC2 cannot be read while WiFi is on
#endif
#ifndef LED_PIN
#define LED_PIN 2
#endif
static_assert(PUBLISH_QOS == 0 || PUBLISH_QOS == 1, "AWS IoT has no QoS 2");

static iot::Settings settings = {THINGNAME,    WIFI_SSID,   WIFI_PASSWORD, AWS_IOT_ENDPOINT,
                                 AWS_IOT_PORT, AWS_CERT_CA, AWS_CERT_CRT,  AWS_CERT_PRIVATE,
                                 PUB_TOPIC,    SUB_TOPIC};
static bool usable = false;      // whether the settings are complete
static bool led = false;
static bool reading_due = true;  // publish at once, whatever the interval says
static uint32_t last_reading = 0;
static uint32_t sequence = 0;

static void load_settings() {
  if (settings.key[0] == '\0' && !iot::load_nvs(settings)) Serial.println("NVS: no namespace `iot`");
  const char *problem = iot::problem(settings);
  usable = problem == nullptr;
  if (usable) {
#ifdef STATUS_TOPIC
    iot::link_begin(settings, STATUS_TOPIC);
#else
    iot::link_begin(settings, settings.publish);  // the policy allows it already
#endif
  } else {
    Serial.printf("not configured: %s. Write secrets.h or flash an NVS image: iotctl firmware --help\n", problem);
  }
}

static void publish_reading() {
  char document[384];
  const time_t now = time(nullptr);
  const iot::Reading reading = {now < 1700000000 ? 0 : static_cast<uint64_t>(now), static_cast<uint32_t>(millis()),
                                sequence++, analogRead(SENSOR_PIN), static_cast<int>(WiFi.RSSI()), led};
  const size_t length = iot::reading_json(document, sizeof document, settings.thing, reading);
  if (length == 0 || !iot::link_publish(settings.publish, document, length, PUBLISH_QOS)) {
    Serial.println("publish: not sent or not acknowledged");
  }
}

static void act(const iot::Inbox::Message &message) {
  char text[256];
  Serial.printf("received %u bytes on %s\n", static_cast<unsigned>(message.length), message.topic);
  if (iot::json_text(message.payload, message.length, "message", text, sizeof text)) {
    Serial.printf("message: %s\n", text);
  }
  if (iot::json_text(message.payload, message.length, "led", text, sizeof text)) {
    led = strcmp(text, "on") == 0;
    digitalWrite(LED_PIN, led ? HIGH : LOW);
    reading_due = true;
  }
}

void setup() {
  Serial.begin(115200);
  pinMode(LED_PIN, OUTPUT);
  Serial.println("iotctl ESP32 template");
  load_settings();
  last_reading = millis();
}

void loop() {
  delay(10);  // lets the WiFi task run
  if (!usable) {
    if (iot::elapsed(millis(), last_reading, 10000)) {
      last_reading = millis();
      load_settings();
    }
    return;
  }
  if (!iot::link_run()) return;
  while (const iot::Inbox::Message *message = iot::link_message()) {
    act(*message);
    iot::link_pop();
  }
  if (reading_due || iot::elapsed(millis(), last_reading, PUBLISH_INTERVAL_MS)) {
    reading_due = false;
    last_reading = millis();
    publish_reading();
  }
}
