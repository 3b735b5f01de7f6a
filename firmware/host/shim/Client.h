// What MQTTClient needs of a connection.
#pragma once
#include <Arduino.h>

class Client {
 public:
  virtual ~Client() {}
  virtual int connect(const char *host, uint16_t port) = 0;  // 1: connected
  virtual size_t write(const uint8_t *bytes, size_t length) = 0;
  virtual int available() = 0;
  virtual int read(uint8_t *bytes, size_t length) = 0;       // bytes read, -1: none now
  virtual uint8_t connected() = 0;
  virtual void stop() = 0;
};
