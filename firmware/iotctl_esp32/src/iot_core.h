// Everything the sketch decides that needs no board: time, back-off, JSON, PEM, the inbox.
// No Arduino header, no heap, no 64-bit printf: builds for the ESP32, for Linux and for bare rv32imc alike.
#pragma once
#include <stddef.h>
#include <stdint.h>

namespace iot {

// Whether `interval` ms have passed since `since`. Unsigned differences survive the roll-over of millis() after
// 49.7 days; comparing with an absolute deadline would stall for up to 24.8 days.
inline bool elapsed(uint32_t now, uint32_t since, uint32_t interval) {
  return static_cast<uint32_t>(now - since) >= interval;
}

// Exponential back-off with full jitter: each wait is drawn evenly from 0 to min(cap, base * 2^attempt).
class Backoff {
 public:
  Backoff(uint32_t base_ms, uint32_t cap_ms) : base_(base_ms), cap_(cap_ms), attempt_(0) {}
  uint32_t ceiling() const;             // the longest wait that next() may answer now, in ms
  uint32_t next(uint32_t random32);     // a wait in ms, from 32 random bits
  void reset() { attempt_ = 0; }

 private:
  uint32_t base_;
  uint32_t cap_;
  uint8_t attempt_;
};

// What the device needs to connect. The texts must live as long as the connection: the TLS client keeps the pointers.
struct Settings {
  const char *thing;        // thing name and MQTT client id
  const char *ssid;
  const char *password;
  const char *endpoint;     // host only, no scheme, no port
  uint16_t port;
  const char *ca;           // PEM, one or more certificates
  const char *certificate;  // PEM
  const char *key;          // PEM: RSA 2048 or 4096, EC P-256 or P-384 with its public half
  const char *publish;      // topic of readings; the policy must allow iot:Publish on it
  const char *subscribe;    // topic of commands; the policy must allow iot:Subscribe and iot:Receive on it
};

// The first thing that is wrong with the settings, as a sentence, or null if nothing is.
const char *problem(const Settings &settings);

struct Reading {
  uint64_t time;       // seconds since 1970; 0 while the clock is not set, then the member is left out
  uint32_t uptime_ms;
  uint32_t sequence;
  int sensor;
  int rssi;
  bool led;
};

// Both write a JSON document with its NUL and answer its length, or 0 if `capacity` is too small.
size_t reading_json(char *out, size_t capacity, const char *thing, const Reading &reading);
size_t status_json(char *out, size_t capacity, const char *thing, const char *status);

// Copies the text member `name` of a JSON object, unescaped and with a NUL. False if `json` is no JSON object, or the
// member is missing, no text, holds U+0000 or does not fit.
bool json_text(const char *json, size_t length, const char *name, char *out, size_t capacity);

// Text for a printer of `width` columns: printable ASCII, `?` for what is not, broken at blanks where possible.
// Answers the length without the NUL; what does not fit is cut.
size_t wrap(const char *text, size_t width, char *out, size_t capacity);

// Messages between the MQTT callback, in which nothing may be published, and loop(). Holds a few; drops the newest.
class Inbox {
 public:
  static const size_t kSlots = 4;
  static const size_t kTopic = 257;     // AWS IoT: at most 256 bytes
  static const size_t kPayload = 1024;
  struct Message {
    char topic[kTopic];
    char payload[kPayload];             // a NUL follows the payload
    size_t length;
  };
  bool put(const char *topic, const char *payload, size_t length);
  const Message *front() const { return count_ == 0 ? nullptr : &slots_[first_]; }
  void pop();
  uint32_t dropped() const { return dropped_; }

 private:
  Message slots_[kSlots] = {};
  size_t first_ = 0;
  size_t count_ = 0;
  uint32_t dropped_ = 0;
};

}  // namespace iot
