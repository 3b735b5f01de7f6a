/*
 * A thermal printer on AWS IoT Core: prints what arrives on esp32/sub, says on esp32/pub what it printed, over mutual TLS.
 *
 *   {"message": "text"}   prints the text
 *   anything else         is printed as it came
 *
 * The printer (ESC/POS, 9600 baud, 32 columns) hangs on UART 2: its RX on PRINTER_TX_PIN, its TX on PRINTER_RX_PIN.
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
#ifndef PRINTER_RX_PIN
#define PRINTER_RX_PIN 16
#endif
#ifndef PRINTER_TX_PIN
#define PRINTER_TX_PIN 17
#endif
#ifndef PRINTER_BAUD
#define PRINTER_BAUD 9600
#endif
#ifndef PRINTER_COLUMNS
#define PRINTER_COLUMNS 32
#endif

static iot::Settings settings = {THINGNAME,    WIFI_SSID,   WIFI_PASSWORD, AWS_IOT_ENDPOINT,
                                 AWS_IOT_PORT, AWS_CERT_CA, AWS_CERT_CRT,  AWS_CERT_PRIVATE,
                                 PUB_TOPIC,    SUB_TOPIC};
static bool usable = false;  // whether the settings are complete
static uint32_t last_attempt = 0;

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

static void print(const iot::Inbox::Message &message) {
  static char text[iot::Inbox::kPayload];
  static char lines[2 * iot::Inbox::kPayload];
  const bool is_json = iot::json_text(message.payload, message.length, "message", text, sizeof text);
  iot::wrap(is_json ? text : message.payload, PRINTER_COLUMNS, lines, sizeof lines);
  Serial2.print("\x1b@");  // ESC @: back to the printer's defaults, whatever a message before left behind
  Serial2.print(lines);
  Serial2.print("\n\n\n\n");
  Serial.printf("printed %u bytes from %s\n", static_cast<unsigned>(message.length), message.topic);
}

static void report() {
  char document[192];
  const size_t length = iot::status_json(document, sizeof document, settings.thing, "printed");
  if (length == 0 || !iot::link_publish(settings.publish, document, length, 1)) {
    Serial.println("publish: not sent or not acknowledged");
  }
}

void setup() {
  Serial.begin(115200);
  Serial2.begin(PRINTER_BAUD, SERIAL_8N1, PRINTER_RX_PIN, PRINTER_TX_PIN);
  Serial.println("iotctl ESP32 printer");
  load_settings();
  last_attempt = millis();
}

void loop() {
  delay(10);  // lets the WiFi task run
  if (!usable) {
    if (iot::elapsed(millis(), last_attempt, 10000)) {
      last_attempt = millis();
      load_settings();
    }
    return;
  }
  if (!iot::link_run()) return;
  while (const iot::Inbox::Message *message = iot::link_message()) {
    print(*message);
    iot::link_pop();
    report();
  }
}
