// The board: time, pins, serial lines, WiFi, and main(). Environment variables stand in for what happens to a device:
//   SIM_NVS=FILE           image of the NVS partition
//   SIM_RESOLVE=HOST=ADDR  what DNS answers for HOST
//   SIM_NTP=0              no time server answers
//   SIM_MILLIS_START=N     what millis() starts from
//   SIM_WIFI_DOWN=FILE     no WiFi while FILE exists
//   SIM_SERIAL2=FILE       takes what goes out on UART 2
//   SIM_ANALOG=N           what analogRead() answers
//   SIM_TRACE=1            says which TLS suite was negotiated
#include <Arduino.h>
#include <WiFi.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include <chrono>

HardwareSerial Serial(nullptr, stdout);
HardwareSerial Serial2("SIM_SERIAL2", nullptr);
WiFiClass WiFi;

// The linker sends the sketch's time() here (--wrap=time): the clock stands at 1970 until NTP has answered.
extern "C" time_t __real_time(time_t *out);
extern "C" time_t __wrap_time(time_t *out);

namespace {

volatile sig_atomic_t stopping = 0;
bool clock_set = false;

unsigned long number(const char *variable, unsigned long otherwise) {
  const char *value = getenv(variable);
  return value == nullptr ? otherwise : strtoul(value, nullptr, 0);
}

}  // namespace

uint32_t millis() {
  typedef std::chrono::steady_clock Clock;
  static const Clock::time_point start = Clock::now();
  static const uint32_t from = static_cast<uint32_t>(number("SIM_MILLIS_START", 0));
  return from +
         static_cast<uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

void delay(uint32_t ms) {
  usleep(static_cast<useconds_t>(ms) * 1000);
  if (stopping != 0) exit(0);
}

int analogRead(uint8_t) { return static_cast<int>(number("SIM_ANALOG", 1234)); }
void pinMode(uint8_t, uint8_t) {}
void digitalWrite(uint8_t pin, uint8_t level) { fprintf(stderr, "pin %u: %u\n", pin, level); }

uint32_t esp_random() {
  uint32_t value;
  if (getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) abort();
  return value;
}

void configTime(long, int, const char *, const char *) { clock_set = number("SIM_NTP", 1) != 0; }

time_t __wrap_time(time_t *out) {
  const time_t now = clock_set ? __real_time(nullptr) : static_cast<time_t>(millis() / 1000);
  if (out != nullptr) *out = now;
  return now;
}

size_t Print::printf(const char *format, ...) {
  char text[2048];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  return print(text);
}

void HardwareSerial::begin(unsigned long, uint32_t, int8_t, int8_t) {
  const char *path = variable_ == nullptr ? nullptr : getenv(variable_);
  file_ = path == nullptr ? otherwise_ : fopen(path, "wb");
}

size_t HardwareSerial::write(const uint8_t *bytes, size_t length) {
  if (file_ == nullptr) return length;
  const size_t written = fwrite(bytes, 1, length, file_);
  fflush(file_);
  return written;
}

bool WiFiClass::mode(int) { return true; }

wl_status_t WiFiClass::begin(const char *ssid, const char *) {
  begun_ = ssid != nullptr && *ssid != '\0';
  return status();
}

bool WiFiClass::disconnect() {
  begun_ = false;
  return true;
}

wl_status_t WiFiClass::status() {
  const char *down = getenv("SIM_WIFI_DOWN");
  const bool there = down == nullptr || access(down, F_OK) != 0;
  return begun_ && there ? WL_CONNECTED : WL_DISCONNECTED;
}

int main() {
  signal(SIGTERM, [](int) { stopping = 1; });
  signal(SIGPIPE, SIG_IGN);
  setup();
  for (;;) loop();
}
