#include "NetworkClientSecure.h"

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/pk.h>
#include <mbedtls/ssl.h>
#include <mbedtls/version.h>
#include <mbedtls/x509_crt.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#if MBEDTLS_VERSION_MAJOR >= 3
#include <psa/crypto.h>
#endif

// Everything mbedTLS keeps for one connection.
struct NetworkClientSecure::Session {
  mbedtls_net_context net;
  mbedtls_ssl_context ssl;
  mbedtls_ssl_config config;
  mbedtls_x509_crt roots;
  mbedtls_x509_crt own;
  mbedtls_pk_context key;
  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;

  Session() {
    mbedtls_net_init(&net);
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&config);
    mbedtls_x509_crt_init(&roots);
    mbedtls_x509_crt_init(&own);
    mbedtls_pk_init(&key);
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&random);
  }
  ~Session() {
    mbedtls_net_free(&net);
    mbedtls_ssl_free(&ssl);
    mbedtls_ssl_config_free(&config);
    mbedtls_x509_crt_free(&roots);
    mbedtls_x509_crt_free(&own);
    mbedtls_pk_free(&key);
    mbedtls_ctr_drbg_free(&random);
    mbedtls_entropy_free(&entropy);
  }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;

  int parse_key(const unsigned char *pem, size_t length) {
#if MBEDTLS_VERSION_MAJOR >= 3
    return mbedtls_pk_parse_key(&key, pem, length, nullptr, 0, mbedtls_ctr_drbg_random, &random);
#else
    return mbedtls_pk_parse_key(&key, pem, length, nullptr, 0);
#endif
  }
};

namespace {

const unsigned char *bytes(const char *pem) { return reinterpret_cast<const unsigned char *>(pem); }

// PEM is handed over with its NUL.
size_t size(const char *pem) { return strlen(pem) + 1; }

bool again(int result) { return result == MBEDTLS_ERR_SSL_WANT_READ || result == MBEDTLS_ERR_SSL_WANT_WRITE; }

void wait_for(int fd, short events) {
  struct pollfd poller = {fd, events, 0};
  poll(&poller, 1, 20);
}

// SIM_RESOLVE=host=address stands in for DNS; the certificate is still checked against the host.
const char *address_of(const char *host) {
  const char *map = getenv("SIM_RESOLVE");
  const size_t length = strlen(host);
  return map != nullptr && strncmp(map, host, length) == 0 && map[length] == '=' ? map + length + 1 : host;
}

}  // namespace

NetworkClientSecure::NetworkClientSecure() {}
NetworkClientSecure::~NetworkClientSecure() { session_.reset(); }

void NetworkClientSecure::stop() {
  if (up_) mbedtls_ssl_close_notify(&session_->ssl);
  up_ = false;
  session_.reset();
}

void NetworkClientSecure::fail(int error) {
  up_ = false;
  session_.reset();
  error_ = error;
}

int NetworkClientSecure::lastError(char *text, size_t capacity) {
  if (error_ != 0) mbedtls_strerror(error_, text, capacity);
  return error_;
}

int NetworkClientSecure::connect(const char *host, uint16_t port) {
  stop();
  error_ = 0;
#if MBEDTLS_VERSION_MAJOR >= 3
  psa_crypto_init();
#endif
  session_.reset(new Session);
  int error = open(host, port);
  if (error == 0) error = handshake();
  if (error != 0) {
    fail(error);
    return 0;
  }
  up_ = true;
  return 1;
}

// Answers -1, as the core does, when there is no TCP connection, and mbedTLS's code when its set-up fails.
int NetworkClientSecure::open(const char *host, uint16_t port) {
  Session &s = *session_;
  char service[8];
  snprintf(service, sizeof service, "%u", static_cast<unsigned>(port));
  if (mbedtls_net_connect(&s.net, address_of(host), service, MBEDTLS_NET_PROTO_TCP) != 0) return -1;
  int error = mbedtls_ctr_drbg_seed(&s.random, mbedtls_entropy_func, &s.entropy, nullptr, 0);
  if (error != 0) return error;
  error = mbedtls_ssl_config_defaults(&s.config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
                                      MBEDTLS_SSL_PRESET_DEFAULT);
  if (error != 0) return error;
  if (ca_ == nullptr || certificate_ == nullptr || key_ == nullptr) return MBEDTLS_ERR_SSL_BAD_INPUT_DATA;
  // Positive: so many certificates could not be parsed. The chip's client goes on with the rest.
  if ((error = mbedtls_x509_crt_parse(&s.roots, bytes(ca_), size(ca_))) < 0) return error;
  if ((error = mbedtls_x509_crt_parse(&s.own, bytes(certificate_), size(certificate_))) < 0) return error;
  if ((error = s.parse_key(bytes(key_), size(key_))) != 0) return error;
  mbedtls_ssl_conf_authmode(&s.config, MBEDTLS_SSL_VERIFY_REQUIRED);
  mbedtls_ssl_conf_ca_chain(&s.config, &s.roots, nullptr);
  mbedtls_ssl_conf_own_cert(&s.config, &s.own, &s.key);
  mbedtls_ssl_conf_rng(&s.config, mbedtls_ctr_drbg_random, &s.random);
  if ((error = mbedtls_ssl_setup(&s.ssl, &s.config)) != 0) return error;
  return mbedtls_ssl_set_hostname(&s.ssl, host);
}

int NetworkClientSecure::handshake() {
  Session &s = *session_;
  mbedtls_net_set_nonblock(&s.net);
  mbedtls_ssl_set_bio(&s.ssl, &s.net, mbedtls_net_send, mbedtls_net_recv, nullptr);
  const uint32_t start = millis();
  for (int result; (result = mbedtls_ssl_handshake(&s.ssl)) != 0;) {
    if (!again(result)) return result;
    if (millis() - start > handshake_s_ * 1000) return MBEDTLS_ERR_SSL_TIMEOUT;
    wait_for(s.net.fd, POLLIN);
  }
  if (getenv("SIM_TRACE") != nullptr) {
    fprintf(stderr, "tls: %s %s\n", mbedtls_ssl_get_version(&s.ssl), mbedtls_ssl_get_ciphersuite(&s.ssl));
  }
  return 0;
}

size_t NetworkClientSecure::write(const uint8_t *data, size_t length) {
  size_t done = 0;
  while (up_ && done < length) {
    const int result = mbedtls_ssl_write(&session_->ssl, data + done, length - done);
    if (result > 0) {
      done += static_cast<size_t>(result);
    } else if (again(result)) {
      wait_for(session_->net.fd, POLLOUT);
    } else {
      fail(result);
    }
  }
  return done;
}

int NetworkClientSecure::available() {
  if (!up_) return 0;
  const int result = mbedtls_ssl_read(&session_->ssl, nullptr, 0);
  if (result < 0 && !again(result)) {
    fail(result);
    return 0;
  }
  const size_t waiting = mbedtls_ssl_get_bytes_avail(&session_->ssl);
  char byte;
  // Reading nothing does not report the end of the stream.
  if (waiting == 0 && recv(session_->net.fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) {
    fail(MBEDTLS_ERR_SSL_CONN_EOF);
    return 0;
  }
  return static_cast<int>(waiting);
}

int NetworkClientSecure::read(uint8_t *data, size_t length) {
  if (!up_) return -1;
  const int result = mbedtls_ssl_read(&session_->ssl, data, length);
  if (result > 0) return result;
  if (!again(result)) fail(result == 0 ? MBEDTLS_ERR_SSL_CONN_EOF : result);
  return -1;
}

uint8_t NetworkClientSecure::connected() {
  available();
  return up_ ? 1 : 0;
}
