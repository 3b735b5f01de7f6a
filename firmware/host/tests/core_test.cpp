// Tests of the portable part: on Linux under the sanitizers, and bare on rv32imc under QEMU.
#include <stdio.h>
#include <string.h>

#include "iot_core.h"

namespace {

int checks = 0;
int failures = 0;

void check(bool holds, int line, const char *what) {
  checks++;
  if (holds) return;
  failures++;
  printf("line %d: %s\n", line, what);
}
#define CHECK(condition) check((condition), __LINE__, #condition)

void backoff() {
  iot::Backoff backoff(1000, 60000);
  CHECK(backoff.ceiling() == 1000);
  CHECK(backoff.next(0) == 0);
  CHECK(backoff.ceiling() == 2000);
  CHECK(backoff.next(0xFFFFFFFF) == 2000);
  CHECK(backoff.next(0x80000000) == 2000);  // half of 4000
  for (int i = 0; i < 300; i++) CHECK(backoff.next(0xFFFFFFFF) <= 60000);
  CHECK(backoff.ceiling() == 60000);
  backoff.reset();
  CHECK(backoff.ceiling() == 1000);
  iot::Backoff wide(0xC0000000, 0xFFFFFFFF);
  for (int i = 0; i < 9; i++) CHECK(wide.next(0) == 0);
  CHECK(wide.next(0xFFFFFFFF) == 0xFFFFFFFF);
}

void time() {
  CHECK(iot::elapsed(5, 0xFFFFFFF0, 21));
  CHECK(!iot::elapsed(5, 0xFFFFFFF0, 22));
  CHECK(iot::elapsed(7, 7, 0));
  CHECK(!iot::elapsed(0x80000000, 0, 0x80000001));
}

void documents() {
  char out[256];
  const iot::Reading reading = {1795175621, 0xFFFFFFFF, 7, -1234, -42, true};
  const char *expected =
      "{\"thing\":\"a\\\"b\\\\\\u0001\",\"time\":1795175621,\"uptime_ms\":4294967295,\"seq\":7,\"sensor_a0\":-1234,"
      "\"rssi\":-42,\"led\":true}";
  const size_t length = iot::reading_json(out, sizeof out, "a\"b\\\x01", reading);
  CHECK(length == strlen(expected) && strcmp(out, expected) == 0);
  CHECK(iot::reading_json(out, length, "a\"b\\\x01", reading) == 0);
  CHECK(iot::reading_json(out, length + 1, "a\"b\\\x01", reading) == length);
  CHECK(iot::reading_json(out, 0, "a", reading) == 0);
  const iot::Reading early = {0, 1, 0, 0, 0, false};
  CHECK(iot::reading_json(out, sizeof out, "a", early) > 0 && strstr(out, "\"time\"") == nullptr);
  CHECK(iot::status_json(out, sizeof out, "a", "online") == 31 &&
        strcmp(out, "{\"thing\":\"a\",\"status\":\"online\"}") == 0);
}

bool message(const char *json, char (&out)[64]) { return iot::json_text(json, strlen(json), "message", out, sizeof out); }

void json() {
  char out[64];
  CHECK(message("{\"message\":\"hi\"}", out) && strcmp(out, "hi") == 0);
  CHECK(message(" { \"a\" : [1,-2.5e+3,{\"message\":\"no\"},[],{}], \"b\":true, \"message\" : "
                "\"\\u00e9\\ud83d\\ude00\\n\\/\" } ", out) &&
        strcmp(out, "\xc3\xa9\xf0\x9f\x98\x80\n/") == 0);
  CHECK(message("{\"a_name_longer_than_any_that_is_known_here\":0,\"message\":\"\"}", out) && *out == '\0');
  CHECK(message("{\"message\":1,\"message\":\"last\"}", out) && strcmp(out, "last") == 0);
  static const char *const kRefused[] = {
      "", "{", "{}", "[]", "null", "\"message\"", "{\"message\":1}", "{\"message\":\"x", "{\"message\":\"x\"",
      "{\"message\":\"x\"}x", "{\"message\":\"x\",}", "{\"message\":\"\\u12\"}", "{\"message\":\"\\ud800\"}",
      "{\"message\":\"\\udc00\"}", "{\"message\":\"\\u0000\"}", "{\"message\":\"a\nb\"}", "{\"messagE\":\"x\"}",
      "{\"message\":\"\\x\"}", "{\"a\":01,\"message\":\"x\"}", "{\"a\":1.,\"message\":\"x\"}",
      "{\"a\":tru,\"message\":\"x\"}", "{\"message\":\"x\",\"message\":1}", "[[[[[[[[[[[[[[[[[[[[",
      "{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]],\"message\":\"x\"}",
      "{\"message\":\"0123456789012345678901234567890123456789012345678901234567890123\"}"};
  for (const char *text : kRefused) CHECK(!message(text, out));
}

// What comes over the network may be anything: no text is read beyond its end, and what fits ends with a NUL.
void damaged_json() {
  static const char kText[] = "{\"a\":[1,-2.5e3,{\"b\":null}],\"message\":\"\\u00e9\\ud83d\\ude00 \\n\",\"c\":true}";
  static const char kBytes[] = "{}[]\",:\\u0d8etfn19-+. \x01\xff";
  uint32_t random = 1;
  bool bounded = true;
  for (int round = 0; round < 20000; round++) {
    char text[sizeof kText];
    char out[8];
    memcpy(text, kText, sizeof text);
    for (int change = 0; change < 3; change++) {
      random = random * 1664525 + 1013904223;
      text[(random >> 8) % (sizeof kText - 1)] = kBytes[(random >> 24) % (sizeof kBytes - 1)];
    }
    const size_t length = (random >> 4) % sizeof kText;
    if (iot::json_text(text, length, "message", out, sizeof out)) {
      bounded = bounded && memchr(out, 0, sizeof out) != nullptr;
    }
  }
  CHECK(bounded);
}

void settings() {
  const char *const certificate = "x\n-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n";
  const char *const key = "-----BEGIN EC PRIVATE KEY-----\nAA\n-----END EC PRIVATE KEY-----\n";
  const iot::Settings good = {"lamp", "lab", "", "a.iot.eu-central-1.amazonaws.com", 8883, certificate, certificate, key,
                              "esp32/pub", "esp32/sub"};
  CHECK(iot::problem(good) == nullptr);
  iot::Settings bad = good;
  bad.thing = "";
  CHECK(iot::problem(bad) != nullptr);
  bad = good;
  bad.ssid = nullptr;
  CHECK(iot::problem(bad) != nullptr);
  bad = good;
  bad.endpoint = "https://a.iot.eu-central-1.amazonaws.com";
  CHECK(strstr(iot::problem(bad), "scheme") != nullptr);
  bad = good;
  bad.subscribe = "";
  CHECK(iot::problem(bad) != nullptr);
  bad = good;
  bad.port = 0;
  CHECK(iot::problem(bad) != nullptr);
  bad = good;
  bad.ca = "-----BEGIN CERTIFICATE-----\nAA\n";
  CHECK(strstr(iot::problem(bad), "root CA") != nullptr);
  bad = good;
  bad.key = certificate;
  CHECK(strstr(iot::problem(bad), "private key") != nullptr);
}

void wrapping() {
  char out[64];
  CHECK(iot::wrap("a long line of words", 10, out, sizeof out) == 20 && strcmp(out, "a long\nline of\nwords") == 0);
  iot::wrap("exactly ten chars", 7, out, sizeof out);
  CHECK(strcmp(out, "exactly\nten\nchars") == 0);
  iot::wrap("0123456789ab\ncd", 5, out, sizeof out);
  CHECK(strcmp(out, "01234\n56789\nab\ncd") == 0);
  iot::wrap("\xc3\xa9\x1b@\xf0\x9f\x98\x80", 10, out, sizeof out);
  CHECK(strcmp(out, "??@?") == 0);
  CHECK(iot::wrap("0123456789", 32, out, 4) == 2 && strcmp(out, "01") == 0);
  CHECK(iot::wrap("a", 0, out, sizeof out) == 0 && iot::wrap("a", 9, out, 0) == 0);
}

void inbox() {
  static iot::Inbox inbox;
  static char large[iot::Inbox::kPayload];
  CHECK(inbox.front() == nullptr);
  for (size_t i = 0; i < iot::Inbox::kSlots; i++) {
    const char payload = static_cast<char>('a' + i);
    CHECK(inbox.put("esp32/sub", &payload, 1));
  }
  CHECK(!inbox.put("esp32/sub", "x", 1) && inbox.dropped() == 1);
  CHECK(inbox.front() != nullptr && strcmp(inbox.front()->payload, "a") == 0);
  inbox.pop();
  CHECK(!inbox.put("esp32/sub", large, sizeof large) && inbox.dropped() == 2);
  CHECK(inbox.put("esp32/sub", large, sizeof large - 1));
  for (size_t i = 0; i < iot::Inbox::kSlots; i++) inbox.pop();
  inbox.pop();
  CHECK(inbox.front() == nullptr && inbox.put("t", "", 0) && inbox.front()->length == 0);
}

}  // namespace

int main() {
  backoff();
  time();
  documents();
  json();
  damaged_json();
  settings();
  wrapping();
  inbox();
  printf("%d checks, %d failed, %u-bit\n", checks, failures, static_cast<unsigned>(sizeof(void *) * 8));
  return failures == 0 ? 0 : 1;
}
