#include "iot_nvs.h"

#include <Preferences.h>

namespace iot {
namespace {

// Static, because the TLS client keeps the pointers, and because nothing here may fragment the heap.
char thing[129];
char ssid[33];
char password[65];
char endpoint[256];
char ca[8192];
char certificate[4096];
char key[4096];
char publish[257];
char subscribe[257];

// A text, or the bytes of one: the roots together are longer than a text in NVS may be.
// cppcheck-suppress constParameter  ; const in the shim only
const char *read(Preferences &nvs, const char *name, char *out, size_t capacity) {
  out[0] = '\0';
  size_t length = 0;
  switch (nvs.getType(name)) {
    case PT_STR:
      nvs.getString(name, out, capacity);  // writes nothing if it does not fit
      break;
    case PT_BLOB:
      length = nvs.getBytesLength(name);
      if (length < capacity) length = nvs.getBytes(name, out, capacity - 1);
      out[length < capacity ? length : 0] = '\0';
      break;
    default:
      break;
  }
  return out;
}

}  // namespace

bool load_nvs(Settings &settings) {
  Preferences nvs;
  if (!nvs.begin("iot", true)) return false;
  settings.thing = read(nvs, "thing", thing, sizeof thing);
  settings.ssid = read(nvs, "ssid", ssid, sizeof ssid);
  settings.password = read(nvs, "password", password, sizeof password);
  settings.endpoint = read(nvs, "endpoint", endpoint, sizeof endpoint);
  settings.port = nvs.getUShort("port", 8883);
  settings.ca = read(nvs, "ca", ca, sizeof ca);
  settings.certificate = read(nvs, "cert", certificate, sizeof certificate);
  settings.key = read(nvs, "key", key, sizeof key);
  // Topics may be left out: then the sketch's own stand.
  if (read(nvs, "pub", publish, sizeof publish)[0] != '\0') settings.publish = publish;
  if (read(nvs, "sub", subscribe, sizeof subscribe)[0] != '\0') settings.subscribe = subscribe;
  nvs.end();
  return true;
}

}  // namespace iot
