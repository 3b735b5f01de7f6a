// Settings from the NVS partition, as `iotctl firmware nvs` writes them.
#pragma once
#include "iot_core.h"

namespace iot {

// Reads namespace "iot" into `settings`, which then points into buffers of this module. False if there is none.
// What is missing or too long becomes an empty text, for problem() to name.
bool load_nvs(Settings &settings);

}  // namespace iot
