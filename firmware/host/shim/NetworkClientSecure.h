// arduino-esp32's TLS client over the same library as on the chip, mbedTLS.
#pragma once
#include <Client.h>

#include <memory>

class NetworkClientSecure : public Client {
 public:
  NetworkClientSecure();
  ~NetworkClientSecure() override;
  // As on the chip, only the pointers are kept.
  void setCACert(const char *pem) { ca_ = pem; }
  void setCertificate(const char *pem) { certificate_ = pem; }
  void setPrivateKey(const char *pem) { key_ = pem; }
  void setHandshakeTimeout(unsigned long seconds) { handshake_s_ = seconds; }
  int lastError(char *text, size_t capacity);
  int connect(const char *host, uint16_t port) override;
  size_t write(const uint8_t *bytes, size_t length) override;
  int available() override;
  int read(uint8_t *bytes, size_t length) override;
  uint8_t connected() override;
  void stop() override;

 private:
  struct Session;
  const char *ca_ = nullptr;
  const char *certificate_ = nullptr;
  const char *key_ = nullptr;
  unsigned long handshake_s_ = 120;
  int error_ = 0;
  bool up_ = false;
  std::unique_ptr<Session> session_;

  int open(const char *host, uint16_t port);
  int handshake();
  void fail(int error);
};
