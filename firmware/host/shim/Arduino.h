// The part of arduino-esp32 that the sketches use, for Linux. Types have the sizes of the chip: millis() is 32 bits.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <string>

#include "pgmspace.h"

#define HIGH 1
#define LOW 0
#define OUTPUT 3
#define SERIAL_8N1 0x800001c

uint32_t millis();
void delay(uint32_t ms);
int analogRead(uint8_t pin);
void pinMode(uint8_t pin, uint8_t mode);
void digitalWrite(uint8_t pin, uint8_t level);
uint32_t esp_random();
void configTime(long gmt_offset, int daylight_offset, const char *server1, const char *server2 = nullptr);

class String {
 public:
  explicit String(const char *text) : text_(text) {}
  const char *c_str() const { return text_.c_str(); }

 private:
  std::string text_;
};

class IPAddress {
 public:
  String toString() const { return String("127.0.0.1"); }
};

class Print {
 public:
  virtual ~Print() {}
  virtual size_t write(const uint8_t *bytes, size_t length) = 0;
  size_t print(const char *text) { return write(reinterpret_cast<const uint8_t *>(text), strlen(text)); }
  size_t println(const char *text = "") { return print(text) + print("\r\n"); }
  size_t printf(const char *format, ...) __attribute__((format(printf, 2, 3)));
};

// A UART. `variable` names the file that takes what is written; without one it goes to stdout or nowhere.
class HardwareSerial : public Print {
 public:
  explicit HardwareSerial(const char *variable, FILE *otherwise) : variable_(variable), otherwise_(otherwise) {}
  void begin(unsigned long baud, uint32_t config = SERIAL_8N1, int8_t rx = -1, int8_t tx = -1);
  size_t write(const uint8_t *bytes, size_t length) override;

 private:
  const char *variable_;
  FILE *otherwise_;
  FILE *file_ = nullptr;
};
extern HardwareSerial Serial;
extern HardwareSerial Serial2;

void setup();
void loop();
