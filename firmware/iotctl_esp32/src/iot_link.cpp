#include "iot_link.h"

#include <Arduino.h>
#include <MQTT.h>
#include <WiFi.h>
#include <string.h>
#include <time.h>
// esp_random() moved with ESP-IDF 5, which core 3.x has.
#if __has_include(<esp_random.h>)
#include <esp_random.h>
#elif __has_include(<esp_system.h>)
#include <esp_system.h>
#endif
#if defined(ESP_ARDUINO_VERSION_MAJOR) && ESP_ARDUINO_VERSION_MAJOR >= 3
#include <NetworkClientSecure.h>  // WiFiClientSecure.h still works there, with a warning
typedef NetworkClientSecure TlsClient;
#else
#include <WiFiClientSecure.h>
typedef WiFiClientSecure TlsClient;
#endif

#ifndef MQTT_READ_BUFFER
#define MQTT_READ_BUFFER 2048  // bytes of the largest packet received; larger ones are dropped
#endif
#ifndef KEEP_ALIVE_S
#define KEEP_ALIVE_S 60
#endif
static_assert(KEEP_ALIVE_S >= 30 && KEEP_ALIVE_S <= 1200, "AWS IoT keeps a connection alive for 30 to 1200 s");

namespace iot {
namespace {

const int kWriteBuffer = 512;         // header, topic and will; a payload is sent from where it is
const int kCommandTimeoutMs = 10000;  // CONNACK, SUBACK, PUBACK
const uint32_t kWifiMs = 20000;
const uint32_t kClockMs = 15000;
const uint32_t kStableMs = 60000;     // a connection that lasted so long ends the back-off
const uint32_t kConnectMs = 1000;     // AWS IoT takes one CONNECT per second and client id
const unsigned long kHandshakeS = 30; // RSA 4096 takes seconds on the chip
const time_t kClockIsSet = 1700000000;

enum Step { kWifiBegin, kWifiWait, kClockWait, kConnect, kOnline, kWait };

TlsClient net;
MQTTClient client(MQTT_READ_BUFFER, kWriteBuffer);
Backoff backoff(1000, 60000);
Inbox inbox;
const Settings *settings = nullptr;
const char *status_topic = nullptr;
Step step = kWifiBegin;
uint32_t since = 0;         // millis() when `step` began
uint32_t wait_ms = 0;       // how long kWait takes
uint32_t last_connect = 0;  // millis() of the last CONNECT
bool has_connected = false; // whether there was one
bool clock_asked = false;
uint32_t reported_drops = 0;
char will[192];

void enter(Step next) {
  step = next;
  since = millis();
}

bool clock_set() { return time(nullptr) >= kClockIsSet; }

void retry(const char *why) {
  net.stop();
  wait_ms = backoff.next(esp_random());
  enter(kWait);
  Serial.printf("%s; next try in %lu ms\n", why, static_cast<unsigned long>(wait_ms));
}

// Runs inside the library's read: publishing, subscribing or waiting here would wait for an answer that this very
// read holds up. So the message is only kept.
void on_message(MQTTClient *, char topic[], char bytes[], int length) {
  if (!inbox.put(topic, bytes, length < 0 ? 0 : static_cast<size_t>(length))) {
    Serial.printf("dropped a message of %d bytes on %s: no room in the inbox\n", length, topic);
  }
}

void wifi_begin() {
  WiFi.mode(WIFI_STA);
  WiFi.begin(settings->ssid, settings->password[0] == '\0' ? nullptr : settings->password);
  enter(kWifiWait);
}

void wifi_wait() {
  if (WiFi.status() == WL_CONNECTED) {
    Serial.printf("WiFi: connected, %s\n", WiFi.localIP().toString().c_str());
    if (!clock_asked) configTime(0, 0, "pool.ntp.org", "time.google.com");
    enter(kClockWait);
  } else if (elapsed(millis(), since, kWifiMs)) {
    WiFi.disconnect();
    retry("WiFi: no connection, is the name or the password wrong?");
  }
}

// The clock comes before the first handshake: certificates have dates, and so do readings. Without it the device goes
// on, as builds without date checks can; SNTP keeps trying behind.
void clock_wait() {
  if (clock_set()) {
    if (!clock_asked) Serial.println("clock: set");
  } else if (!clock_asked && !elapsed(millis(), since, kClockMs)) {
    return;
  } else if (!clock_asked) {
    Serial.println("clock: no answer from NTP, going on without the time");
  }
  clock_asked = true;
  enter(kConnect);
}

// Says why connect() failed, as far as the library lets one tell.
void explain_connect() {
  char detail[100] = "";
  const int tls = net.lastError(detail, sizeof detail);
  switch (client.lastError()) {
    case LWMQTT_NETWORK_FAILED_CONNECT:
      if (tls < -1) {
        Serial.printf("TLS: error -0x%04X %s\n", static_cast<unsigned>(-tls), detail);
      } else {
        Serial.printf("TCP: cannot reach %s:%u\n", settings->endpoint, static_cast<unsigned>(settings->port));
      }
      break;
    case LWMQTT_CONNECTION_DENIED:
      Serial.printf("MQTT: refused with code %d\n", static_cast<int>(client.returnCode()));
      break;
    default:
      // AWS IoT closes the connection without a CONNACK when the certificate is not active or the policy denies.
      Serial.printf("MQTT: closed before an answer (error %d): is the certificate active, does its policy allow "
                    "iot:Connect as %s?\n",
                    static_cast<int>(client.lastError()), settings->thing);
  }
}

void connect() {
  if (has_connected && !elapsed(millis(), last_connect, kConnectMs)) return;
  has_connected = true;
  last_connect = millis();
  if (!client.connect(settings->thing)) {
    explain_connect();
    retry("MQTT: not connected");
    return;
  }
  if (!client.subscribe(settings->subscribe, 1)) {
    retry("MQTT: the subscription was refused");
    return;
  }
  char status[192];
  const size_t length = status_json(status, sizeof status, settings->thing, "online");
  if (!client.publish(status_topic, status, static_cast<int>(length), false, 1)) {
    retry("MQTT: the status was refused");
    return;
  }
  Serial.printf("MQTT: connected as %s\n", settings->thing);
  enter(kOnline);
}

void online() {
  if (WiFi.status() != WL_CONNECTED) {
    retry("WiFi: lost");
    return;
  }
  const bool alive = client.loop();
  if (client.droppedMessages() != reported_drops) {
    reported_drops = client.droppedMessages();
    Serial.printf("dropped a message of more than %d bytes\n", MQTT_READ_BUFFER);
  }
  if (!alive || !client.connected()) {
    Serial.printf("MQTT: connection lost (error %d)\n", static_cast<int>(client.lastError()));
    retry("MQTT: not connected");
    return;
  }
  if (elapsed(millis(), since, kStableMs)) backoff.reset();
}

}  // namespace

void link_begin(const Settings &from, const char *status) {
  settings = &from;
  status_topic = status;
  net.setCACert(from.ca);
  net.setCertificate(from.certificate);
  net.setPrivateKey(from.key);
  net.setHandshakeTimeout(kHandshakeS);
  client.begin(from.endpoint, from.port, net);
  client.setOptions(KEEP_ALIVE_S, true, kCommandTimeoutMs);
  client.dropOverflow(true);  // otherwise a packet larger than the read buffer would close the connection
  client.onMessageAdvanced(on_message);
  status_json(will, sizeof will, from.thing, "offline");
  client.setWill(status_topic, will, false, 1);
  enter(kWifiBegin);
}

bool link_run() {
  switch (step) {
    case kWifiBegin: wifi_begin(); break;
    case kWifiWait: wifi_wait(); break;
    case kClockWait: clock_wait(); break;
    case kConnect: connect(); break;
    case kOnline: online(); break;
    case kWait:
      if (elapsed(millis(), since, wait_ms)) enter(WiFi.status() == WL_CONNECTED ? kConnect : kWifiBegin);
      break;
  }
  return step == kOnline;
}

bool link_publish(const char *topic, const char *payload, size_t length, int qos) {
  return step == kOnline && client.publish(topic, payload, static_cast<int>(length), false, qos);
}

const Inbox::Message *link_message() { return inbox.front(); }

void link_pop() { inbox.pop(); }

}  // namespace iot
