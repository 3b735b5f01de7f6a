#include "MQTT.h"

namespace {

const uint8_t kConnect = 0x10, kConnack = 0x20, kPublish = 0x30, kPuback = 0x40, kSubscribe = 0x82, kSuback = 0x90;
const uint8_t kPingreq = 0xC0, kPingresp = 0xD0;

void put16(std::vector<uint8_t> &out, size_t value) {
  out.push_back(static_cast<uint8_t>(value >> 8));
  out.push_back(static_cast<uint8_t>(value));
}

void put_text(std::vector<uint8_t> &out, const char *text) {
  put16(out, strlen(text));
  out.insert(out.end(), text, text + strlen(text));
}

size_t get16(const std::vector<uint8_t> &in, size_t at) {
  return in.size() < at + 2 ? 0 : static_cast<size_t>(in[at]) << 8 | in[at + 1];
}

}  // namespace

void MQTTClient::begin(const char *host, int port, Client &client) {
  host_ = host;
  port_ = static_cast<uint16_t>(port);
  net_ = &client;
}

void MQTTClient::setOptions(int keep_alive_s, bool clean_session, int timeout_ms) {
  keep_alive_s_ = static_cast<uint16_t>(keep_alive_s);
  clean_session_ = clean_session;
  timeout_ms_ = static_cast<uint32_t>(timeout_ms);
}

void MQTTClient::setWill(const char *topic, const char *payload, bool retained, int qos) {
  will_topic_ = topic;
  will_payload_ = payload;
  will_retained_ = retained;
  will_qos_ = qos;
}

// The library closes the connection on every error.
bool MQTTClient::fail(lwmqtt_err_t error) {
  error_ = error;
  up_ = false;
  net_->stop();
  return false;
}

uint16_t MQTTClient::next_id() {
  packet_id_ = static_cast<uint16_t>(packet_id_ == UINT16_MAX ? 1 : packet_id_ + 1);
  return packet_id_;
}

// The write buffer holds all but the payload, which is sent from where it is.
bool MQTTClient::send(uint8_t type, const Bytes &head, const char *payload, size_t length) {
  if (in_callback_) {
    fprintf(stderr, "shim: an MQTT call inside the message callback\n");
    abort();
  }
  Bytes packet(1, type);
  size_t rest = head.size() + length;
  do {
    packet.push_back(static_cast<uint8_t>((rest & 127) | (rest > 127 ? 128 : 0)));
    rest >>= 7;
  } while (rest != 0);
  packet.insert(packet.end(), head.begin(), head.end());
  if (packet.size() > write_size_) return fail(LWMQTT_BUFFER_TOO_SHORT);
  packet.insert(packet.end(), payload, payload + length);
  if (net_->write(packet.data(), packet.size()) != packet.size()) return fail(LWMQTT_NETWORK_FAILED_WRITE);
  last_sent_ = millis();
  return true;
}

MQTTClient::Received MQTTClient::read(uint8_t *out, size_t length, uint32_t start) {
  size_t done = 0;
  while (done < length) {
    const int n = net_->read(out + done, length - done);
    if (n > 0) {
      done += static_cast<size_t>(n);
    } else if (!net_->connected()) {
      fail(LWMQTT_NETWORK_FAILED_READ);
      return kFailed;
    } else if (millis() - start > timeout_ms_) {
      fail(LWMQTT_NETWORK_TIMEOUT);
      return kFailed;
    } else {
      delay(1);
    }
  }
  return kPacket;
}

MQTTClient::Received MQTTClient::receive(uint8_t &type, Bytes &body) {
  if (net_->available() <= 0) {
    if (net_->connected()) return kNothing;
    fail(LWMQTT_NETWORK_FAILED_READ);
    return kFailed;
  }
  const uint32_t start = millis();
  if (read(&type, 1, start) == kFailed) return kFailed;
  size_t length = 0;
  size_t head = 1;
  for (int shift = 0;; shift += 7) {
    uint8_t byte;
    if (shift > 21) {
      fail(LWMQTT_MISSING_OR_WRONG_PACKET);
      return kFailed;
    }
    if (read(&byte, 1, start) == kFailed) return kFailed;
    length |= static_cast<size_t>(byte & 127) << shift;
    head++;
    if ((byte & 128) == 0) break;
  }
  const bool overflow = head + length > read_size_;
  if (overflow && !drop_) {
    fail(LWMQTT_BUFFER_TOO_SHORT);
    return kFailed;
  }
  body.resize(length);
  if (read(body.data(), length, start) == kFailed) return kFailed;
  if (overflow) {
    dropped_++;  // no PUBACK either: the broker may send it again
    return kNothing;
  }
  return kPacket;
}

bool MQTTClient::handle(uint8_t type, Bytes &body) {
  if ((type & 0xF0) == kPingresp) ping_outstanding_ = false;
  if ((type & 0xF0) != kPublish) return true;
  const size_t topic_length = get16(body, 0);
  const int qos = type >> 1 & 3;
  const size_t at = 2 + topic_length + (qos != 0 ? 2 : 0);
  if (at > body.size()) return fail(LWMQTT_MISSING_OR_WRONG_PACKET);
  std::string topic(body.begin() + 2, body.begin() + 2 + static_cast<long>(topic_length));
  std::string payload(body.begin() + static_cast<long>(at), body.end());
  in_callback_ = true;
  if (callback_ != nullptr) callback_(this, &topic[0], &payload[0], static_cast<int>(payload.size()));
  in_callback_ = false;
  if (qos != 1) return true;
  Bytes ack;
  put16(ack, get16(body, at - 2));
  return send(kPuback, ack);
}

bool MQTTClient::await(uint8_t wanted, uint16_t id, Bytes &body) {
  const uint32_t start = millis();
  while (millis() - start < timeout_ms_) {
    uint8_t type = 0;
    const Received received = receive(type, body);
    if (received == kFailed) return false;
    if (received == kNothing) {
      delay(1);
      continue;
    }
    if ((type & 0xF0) == wanted && (wanted == kConnack || get16(body, 0) == id)) return true;
    if (!handle(type, body)) return false;
  }
  return fail(LWMQTT_NETWORK_TIMEOUT);
}

bool MQTTClient::connect(const char *client_id) {
  error_ = LWMQTT_SUCCESS;
  return_code_ = LWMQTT_CONNECTION_ACCEPTED;
  ping_outstanding_ = false;
  if (net_->connect(host_, port_) <= 0) return fail(LWMQTT_NETWORK_FAILED_CONNECT);
  Bytes head;
  put_text(head, "MQTT");
  head.push_back(4);
  int flags = clean_session_ ? 2 : 0;
  if (will_topic_ != nullptr) flags |= 4 | will_qos_ << 3 | (will_retained_ ? 32 : 0);
  head.push_back(static_cast<uint8_t>(flags));
  put16(head, keep_alive_s_);
  put_text(head, client_id);
  if (will_topic_ != nullptr) {
    put_text(head, will_topic_);
    put_text(head, will_payload_);
  }
  Bytes answer;
  if (!send(kConnect, head) || !await(kConnack, 0, answer)) return false;
  return_code_ = answer.size() == 2 ? static_cast<lwmqtt_return_code_t>(answer[1]) : LWMQTT_UNKNOWN_RETURN_CODE;
  if (return_code_ != LWMQTT_CONNECTION_ACCEPTED) return fail(LWMQTT_CONNECTION_DENIED);
  up_ = true;
  return true;
}

bool MQTTClient::publish(const char *topic, const char *payload, int length, bool retained, int qos) {
  if (!connected()) return false;
  Bytes head;
  put_text(head, topic);
  uint16_t id = 0;
  if (qos != 0) put16(head, id = next_id());
  const uint8_t type = static_cast<uint8_t>(kPublish | qos << 1 | (retained ? 1 : 0));
  if (!send(type, head, payload, static_cast<size_t>(length))) return false;
  Bytes answer;
  return qos == 0 || await(kPuback, id, answer);
}

bool MQTTClient::subscribe(const char *filter, int qos) {
  if (!connected()) return false;
  Bytes head;
  const uint16_t id = next_id();
  put16(head, id);
  put_text(head, filter);
  head.push_back(static_cast<uint8_t>(qos));
  Bytes answer;
  if (!send(kSubscribe, head) || !await(kSuback, id, answer)) return false;
  return (answer.size() == 3 && answer[2] <= 2) || fail(LWMQTT_FAILED_SUBSCRIPTION);
}

bool MQTTClient::loop() {
  if (!connected()) return false;
  uint8_t type = 0;
  Bytes body;
  const Received received = receive(type, body);
  if (received == kFailed || (received == kPacket && !handle(type, body))) return false;
  const uint32_t now = millis();
  if (ping_outstanding_) return now - ping_at_ <= timeout_ms_ || fail(LWMQTT_PONG_TIMEOUT);
  if (keep_alive_s_ != 0 && now - last_sent_ >= keep_alive_s_ * 1000U) {
    ping_outstanding_ = true;
    ping_at_ = now;
    return send(kPingreq, Bytes());
  }
  return true;
}

bool MQTTClient::connected() { return up_ && net_->connected() != 0; }
