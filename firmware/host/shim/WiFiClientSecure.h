// The name of the TLS client up to core 2.0.17.
#pragma once
#include "NetworkClientSecure.h"
typedef NetworkClientSecure WiFiClientSecure;
