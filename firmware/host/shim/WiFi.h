// WiFi that is there, unless the file SIM_WIFI_DOWN exists.
#pragma once
#include <Arduino.h>

#define WIFI_STA 1
enum wl_status_t { WL_IDLE_STATUS = 0, WL_CONNECTED = 3, WL_DISCONNECTED = 6 };

class WiFiClass {
 public:
  bool mode(int mode);
  wl_status_t begin(const char *ssid, const char *password = nullptr);
  bool disconnect();
  wl_status_t status();
  IPAddress localIP() { return IPAddress(); }
  int8_t RSSI() { return -42; }

 private:
  bool begun_ = false;
};
extern WiFiClass WiFi;
