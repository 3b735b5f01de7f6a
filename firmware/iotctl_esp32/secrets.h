// Placeholders: the sketch builds with them and then looks for its credentials in the NVS partition.
// `iotctl firmware secrets --thing NAME --out FOLDER` writes real ones here. Keep those out of git.
#pragma once
#include <pgmspace.h>

#define SECRET
#define THINGNAME ""
#define AWS_IOT_PORT 8883

const char WIFI_SSID[] = "";
const char WIFI_PASSWORD[] = "";
const char AWS_IOT_ENDPOINT[] = "";

static const char AWS_CERT_CA[] PROGMEM = "";
static const char AWS_CERT_CRT[] PROGMEM = "";
static const char AWS_CERT_PRIVATE[] PROGMEM = "";
