// The part of the library "MQTT" 2.5.3 that the sketches use: MQTT 3.1.1, QoS 0 and 1, with its limits and its habits.
#pragma once
#include <Client.h>

#include <vector>

typedef enum {
  LWMQTT_SUCCESS = 0,
  LWMQTT_BUFFER_TOO_SHORT = -1,
  LWMQTT_NETWORK_FAILED_CONNECT = -3,
  LWMQTT_NETWORK_TIMEOUT = -4,
  LWMQTT_NETWORK_FAILED_READ = -5,
  LWMQTT_NETWORK_FAILED_WRITE = -6,
  LWMQTT_MISSING_OR_WRONG_PACKET = -9,
  LWMQTT_CONNECTION_DENIED = -10,
  LWMQTT_FAILED_SUBSCRIPTION = -11,
  LWMQTT_PONG_TIMEOUT = -13,
} lwmqtt_err_t;

typedef enum { LWMQTT_CONNECTION_ACCEPTED = 0, LWMQTT_UNKNOWN_RETURN_CODE = 6 } lwmqtt_return_code_t;

class MQTTClient {
 public:
  typedef void (*Callback)(MQTTClient *client, char topic[], char bytes[], int length);

  MQTTClient(int read_size, int write_size)
      : read_size_(static_cast<size_t>(read_size)), write_size_(static_cast<size_t>(write_size)) {}
  void begin(const char *host, int port, Client &client);
  void onMessageAdvanced(Callback callback) { callback_ = callback; }
  void setOptions(int keep_alive_s, bool clean_session, int timeout_ms);
  void setWill(const char *topic, const char *payload, bool retained, int qos);
  void dropOverflow(bool enabled) { drop_ = enabled; }
  uint32_t droppedMessages() const { return dropped_; }
  bool connect(const char *client_id);
  bool publish(const char *topic, const char *payload, int length, bool retained, int qos);
  bool subscribe(const char *filter, int qos);
  bool loop();
  bool connected();
  lwmqtt_err_t lastError() const { return error_; }
  lwmqtt_return_code_t returnCode() const { return return_code_; }

 private:
  typedef std::vector<uint8_t> Bytes;
  enum Received { kPacket, kNothing, kFailed };

  size_t read_size_;
  size_t write_size_;
  Client *net_ = nullptr;
  const char *host_ = nullptr;
  uint16_t port_ = 0;
  Callback callback_ = nullptr;
  uint16_t keep_alive_s_ = 10;
  bool clean_session_ = true;
  uint32_t timeout_ms_ = 1000;
  const char *will_topic_ = nullptr;
  const char *will_payload_ = nullptr;
  bool will_retained_ = false;
  int will_qos_ = 0;
  bool drop_ = false;
  uint32_t dropped_ = 0;
  bool up_ = false;
  bool in_callback_ = false;
  bool ping_outstanding_ = false;
  uint32_t last_sent_ = 0;
  uint32_t ping_at_ = 0;
  uint16_t packet_id_ = 0;
  lwmqtt_err_t error_ = LWMQTT_SUCCESS;
  lwmqtt_return_code_t return_code_ = LWMQTT_CONNECTION_ACCEPTED;

  bool fail(lwmqtt_err_t error);
  uint16_t next_id();
  bool send(uint8_t type, const Bytes &head, const char *payload = nullptr, size_t length = 0);
  Received read(uint8_t *out, size_t length, uint32_t start);
  Received receive(uint8_t &type, Bytes &body);
  bool handle(uint8_t type, Bytes &body);
  bool await(uint8_t type, uint16_t id, Bytes &body);
};
