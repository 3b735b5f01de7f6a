#include "iot_core.h"

#include <stdio.h>
#include <string.h>

namespace iot {

uint32_t Backoff::ceiling() const {
  uint32_t wait = base_;
  for (uint8_t i = 0; i < attempt_ && wait < cap_; i++) {
    if (wait > UINT32_MAX / 2) return cap_;
    wait *= 2;
  }
  return wait < cap_ ? wait : cap_;
}

uint32_t Backoff::next(uint32_t random32) {
  const uint64_t choices = static_cast<uint64_t>(ceiling()) + 1;
  if (attempt_ < UINT8_MAX) attempt_++;
  return static_cast<uint32_t>((random32 * choices) >> 32);
}

namespace {

bool is_empty(const char *text) { return text == nullptr || *text == '\0'; }

// Whether `text` has a block of this kind that begins and ends: mbedTLS skips what stands before it.
bool has_pem(const char *text, const char *kind) {
  char line[48];
  if (is_empty(text)) return false;
  snprintf(line, sizeof line, "-----BEGIN %s-----", kind);
  const char *begin = strstr(text, line);
  if (begin == nullptr) return false;
  snprintf(line, sizeof line, "-----END %s-----", kind);
  return strstr(begin, line) != nullptr;
}

// Appends to a buffer of fixed size; once something did not fit, nothing does.
class Text {
 public:
  Text(char *out, size_t capacity) : out_(out), capacity_(capacity), length_(0), fits_(capacity > 0) {}

  void add(char c) {
    if (length_ + 1 >= capacity_) fits_ = false;
    if (fits_) out_[length_++] = c;
  }
  void add(const char *text) {
    while (*text != '\0') add(*text++);
  }
  void number(uint64_t value) {  // by hand: newlib-nano and picolibc have no %llu
    char digits[20];
    size_t n = 0;
    do {
      digits[n++] = static_cast<char>('0' + value % 10);
      value /= 10;
    } while (value != 0);
    while (n > 0) add(digits[--n]);
  }
  void number(int value) {
    const int64_t wide = value;
    if (wide < 0) add('-');
    number(static_cast<uint64_t>(wide < 0 ? -wide : wide));
  }
  void quoted(const char *text) {
    add('"');
    for (; *text != '\0'; text++) {
      const unsigned char c = static_cast<unsigned char>(*text);
      if (c == '"' || c == '\\') {
        add('\\');
        add(*text);
      } else if (c < 0x20) {
        char escape[8];
        snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
        add(escape);
      } else {
        add(*text);
      }
    }
    add('"');
  }
  size_t finish() {
    if (!fits_) return 0;
    out_[length_] = '\0';
    return length_;
  }

 private:
  char *out_;
  size_t capacity_;
  size_t length_;
  bool fits_;
};

}  // namespace

const char *problem(const Settings &settings) {
  if (is_empty(settings.thing)) return "no thing name";
  if (is_empty(settings.ssid)) return "no WiFi name (SSID)";
  if (is_empty(settings.endpoint) || settings.port == 0) return "no AWS IoT endpoint";
  if (strchr(settings.endpoint, '/') != nullptr || strchr(settings.endpoint, ':') != nullptr) {
    return "the endpoint must be a host name, without scheme and port";
  }
  if (is_empty(settings.publish) || is_empty(settings.subscribe)) return "no topic";
  if (!has_pem(settings.ca, "CERTIFICATE")) return "no root CA certificate in PEM";
  if (!has_pem(settings.certificate, "CERTIFICATE")) return "no device certificate in PEM";
  if (!has_pem(settings.key, "PRIVATE KEY") && !has_pem(settings.key, "EC PRIVATE KEY") &&
      !has_pem(settings.key, "RSA PRIVATE KEY")) {
    return "no private key in PEM";
  }
  return nullptr;
}

size_t reading_json(char *out, size_t capacity, const char *thing, const Reading &reading) {
  Text text(out, capacity);
  text.add("{\"thing\":");
  text.quoted(thing);
  if (reading.time != 0) {
    text.add(",\"time\":");
    text.number(reading.time);
  }
  text.add(",\"uptime_ms\":");
  text.number(static_cast<uint64_t>(reading.uptime_ms));
  text.add(",\"seq\":");
  text.number(static_cast<uint64_t>(reading.sequence));
  text.add(",\"sensor_a0\":");
  text.number(reading.sensor);
  text.add(",\"rssi\":");
  text.number(reading.rssi);
  text.add(reading.led ? ",\"led\":true}" : ",\"led\":false}");
  return text.finish();
}

size_t status_json(char *out, size_t capacity, const char *thing, const char *status) {
  Text text(out, capacity);
  text.add("{\"thing\":");
  text.quoted(thing);
  text.add(",\"status\":");
  text.quoted(status);
  text.add('}');
  return text.finish();
}

size_t wrap(const char *text, size_t width, char *out, size_t capacity) {
  if (capacity == 0 || width == 0) return 0;
  size_t length = 0;
  size_t column = 0;
  size_t blank = 0;       // where in `out` the last blank of this line is
  bool has_blank = false;
  for (; *text != '\0' && length + 2 < capacity; text++) {
    const unsigned char c = static_cast<unsigned char>(*text);
    if ((c & 0xC0) == 0x80) continue;  // the rest of a character that is one `?` already
    if (c == '\n') {
      out[length++] = '\n';
      column = 0;
      has_blank = false;
      continue;
    }
    if (column == width) {
      if (c == ' ') {
        out[length++] = '\n';
        column = 0;
        has_blank = false;
        continue;
      }
      if (has_blank) {
        out[blank] = '\n';
        column = length - blank - 1;
      } else {
        out[length++] = '\n';
        column = 0;
      }
      has_blank = false;
    }
    if (c == ' ') {
      blank = length;
      has_blank = true;
    }
    out[length++] = c >= 0x20 && c < 0x7f ? *text : '?';
    column++;
  }
  out[length] = '\0';
  return length;
}

bool Inbox::put(const char *topic, const char *payload, size_t length) {
  const size_t topic_length = strlen(topic);
  if (count_ == kSlots || topic_length >= kTopic || length >= kPayload) {
    dropped_++;
    return false;
  }
  Message &slot = slots_[(first_ + count_) % kSlots];
  memcpy(slot.topic, topic, topic_length + 1);
  memcpy(slot.payload, payload, length);
  slot.payload[length] = '\0';
  slot.length = length;
  count_++;
  return true;
}

void Inbox::pop() {
  if (count_ == 0) return;
  first_ = (first_ + 1) % kSlots;
  count_--;
}

}  // namespace iot
